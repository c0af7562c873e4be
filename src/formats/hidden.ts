// Characters a reader can't see, and that can make a text read otherwise than it is stored (Trojan
// Source, CVE-2021-42574; UTS #39). They are reported, never removed: what is hashed is what was given.

export interface Hidden {
  /** UTF-16 offset. */
  readonly offset: number
  /** `U+202E` */
  readonly point: string
}

const suspects =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u3164\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g
// Joiners are letters' business in Arabic and Indic scripts (UAX #31, A1 and A2).
const joinable = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0d7f\ufb50-\ufdff\ufe70-\ufefc]/

/** The hidden characters of a text, the first `most` of them. */
export function hiddenCharacters(text: string, most = 100): Hidden[] {
  const found: Hidden[] = []
  for (const match of text.matchAll(suspects)) {
    const [character] = match
    const joiner = character === '\u200c' || character === '\u200d'
    if (joiner && joinable.test(text[match.index - 1] ?? '')) continue
    const point = character.codePointAt(0) ?? 0
    found.push({
      offset: match.index,
      point: `U+${point.toString(16).toUpperCase().padStart(4, '0')}`,
    })
    if (found.length >= most) break
  }
  return found
}
