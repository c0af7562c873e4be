// Strong characters of right-to-left scripts, coarse but enough to split runs: Hebrew, Arabic and their
// presentation forms (UAX #9 classes R and AL).

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
const leftToRight = /\p{L}/u

export type Direction = 'rtl' | 'ltr'

/** The direction of one character; undefined for digits, signs and spaces. */
function strong(character: string): Direction | undefined {
  if (rightToLeft.test(character)) return /\p{L}/u.test(character) ? 'rtl' : undefined
  return leftToRight.test(character) ? 'ltr' : undefined
}

/** The direction of the first strong character (UAX #9, P2); `otherwise` if there is none. */
export function firstStrong(text: string, otherwise: Direction = 'ltr'): Direction {
  for (const character of text) {
    const found = strong(character)
    if (found !== undefined) return found
  }
  return otherwise
}

/** Pieces of one direction; characters without one stay with what is before them. */
export function splitByDirection(
  text: string,
  base: Direction,
): { text: string; direction: Direction }[] {
  const pieces: { text: string; direction: Direction }[] = []
  for (const character of text) {
    const last = pieces.at(-1)
    const direction = strong(character) ?? last?.direction ?? base
    if (last?.direction === direction) last.text += character
    else pieces.push({ text: character, direction })
  }
  return pieces
}
