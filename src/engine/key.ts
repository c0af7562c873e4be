// Exchange keys: what is owed for whom.
import { exactly, type Agreement, type Key } from '../model/index.ts'

export function keyFor(agreement: Agreement, of: string | undefined): Key | undefined {
  return of === undefined ? undefined : agreement.keys.find((key) => key.forClass === of)
}

/**
 * Persons owed for `n` of a class. Only a ratio answers act by act; a lump sum is owed for the class as
 * a whole, and other keys give no number.
 * @returns null where the text gives no number
 */
export function keyAmount(
  agreement: Agreement,
  of: string | undefined,
  n: number | undefined,
): number | null {
  const key = keyFor(agreement, of)
  if (!key || key.kind !== 'ratio' || n === undefined) return null
  let sum = 0
  for (const part of key.gives) {
    const each = exactly(part.n)
    if (each === null) return null
    sum += each * n
  }
  return sum
}
