// Where words stand in a text: position and quotation with a little of what surrounds them (W3C Web
// Annotation Data Model 4.2.4, 4.2.5). On a changed text an anchor is found again or lost, never guessed.

export interface Quote {
  /** Hash of the text it was taken from. */
  readonly document: string
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** UTF-16 units kept on either side. */
export const contextLength = 32

export function quoteAt(document: string, text: string, start: number, end: number): Quote {
  if (!(start >= 0 && start < end && end <= text.length))
    throw new Error(`quote ${start}-${end} is not inside a text of ${text.length}`)
  return {
    document,
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(end, end + contextLength),
  }
}

/** True if the words stand, letter by letter, where the anchor says. */
export function standsAt(quote: Quote, text: string): boolean {
  return quote.exact !== '' && text.slice(quote.start, quote.end) === quote.exact
}

export type Found =
  | { readonly state: 'same' | 'moved'; readonly quote: Quote }
  /** none: the words are gone; several: more than one place fits equally well. */
  | { readonly state: 'lost'; readonly because: 'none' | 'several' | 'other surroundings' }

/**
 * Looks for an anchor in a text that may have changed. It is found again only where the words stand
 * once with both their surroundings, or else once with one of the two; anything less is lost.
 */
export function findAgain(quote: Quote, document: string, text: string): Found {
  if (document === quote.document && standsAt(quote, text)) return { state: 'same', quote }
  const places = occurrences(quote.exact, text)
  if (places.length === 0) return { state: 'lost', because: 'none' }
  const before = (at: number) =>
    quote.prefix !== '' && text.slice(Math.max(0, at - quote.prefix.length), at) === quote.prefix
  const after = (at: number) => {
    const end = at + quote.exact.length
    return quote.suffix !== '' && text.slice(end, end + quote.suffix.length) === quote.suffix
  }
  const both = places.filter((at) => before(at) && after(at))
  const either = both.length > 0 ? both : places.filter((at) => before(at) || after(at))
  const [only] = either
  if (only === undefined) return { state: 'lost', because: 'other surroundings' }
  if (either.length > 1) return { state: 'lost', because: 'several' }
  const moved = quoteAt(document, text, only, only + quote.exact.length)
  return { state: only === quote.start ? 'same' : 'moved', quote: moved }
}

function occurrences(words: string, text: string): readonly number[] {
  if (words === '') return []
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    places.push(at)
    if (places.length > 1000) break
  }
  return places
}
