// Arguments on their way into a sentence: numbers the same on every machine, text from outside unable
// to reorder the line it lands in or to send commands to a terminal.
import { FluentNumber } from '@fluent/bundle'

/** What a sentence takes. A list is joined with "and" of its language. */
export type Value = string | number | bigint | boolean | readonly string[]

/** By name. Diagnostics pass their data as it is, so more than a sentence uses is fine. */
export type Arguments = Readonly<Record<string, unknown>>

/** A number that chooses plural forms as Fluent's do, and prints as plain ASCII digits. */
class Figure extends FluentNumber {
  override toString(): string {
    return String(this.value)
  }
}

// C0 and C1 controls but tab and newline; the embedding and override controls of UAX #9; invisible
// characters with no use in a label (U+200B, U+2060, U+FEFF, U+00AD).
const unsafe =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u202a-\u202e\u2060\u2066\u2067\ufeff]/g

function visible(character: string): string {
  return `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`
}

/** First-strong isolates of an argument stay when they are balanced: a sentence inside a sentence. */
function balanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '\u2068') depth++
    if (character === '\u2069' && --depth < 0) return false
  }
  return depth === 0
}

/** Text from outside made safe to show: controls become visible, isolates cannot be left. */
export function safeText(text: string, plain: boolean): string {
  const shown = text.replace(unsafe, visible)
  if (plain) return shown.replace(/[\u2068\u2069]/g, '')
  return balanced(shown) ? shown : shown.replace(/[\u2068\u2069]/g, visible)
}

/** One argument as Fluent takes it; `join` writes a list. Throws for what no sentence can say. */
export function prepare(
  name: string,
  value: unknown,
  plain: boolean,
  join: (items: readonly string[]) => string,
): string | FluentNumber {
  if (typeof value === 'string') return safeText(value, plain)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`words: $${name} is ${value}, not a figure`)
    return new Figure(value)
  }
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return join(value as string[])
  throw new Error(`words: $${name} is ${typeof value}, expected text, number or list of texts`)
}
