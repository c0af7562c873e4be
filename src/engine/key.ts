// Exchange keys: what is owed for whom.
import { exactly, type Agreement } from '../model/index.ts'

/**
 * Persons owed for `n` of a class, act by act. Only ratios answer act by act; a lump sum is owed for the
 * class as a whole, and other keys give no number.
 * @returns null where the text gives no number
 */
export function keyAmount(
  agreement: Agreement,
  of: string | undefined,
  n: number | undefined,
): number | null {
  if (n === undefined) return null
  const own = agreement.keys.filter((key) => key.forClass === of)
  const group = agreement.groups.find((one) => one.classes.some((found) => found.id === of))
  const keys =
    own.length > 0 || of === undefined
      ? own
      : agreement.keys.filter((key) => key.forClass === group?.id)
  const ratios = (keys.length > 0 || of !== undefined ? keys : soleKeys(agreement)).filter(
    (key) => key.kind === 'ratio',
  )
  if (ratios.length === 0) return null
  let sum = 0
  for (const part of ratios.flatMap((key) => key.gives)) {
    const each = exactly(part.n)
    if (each === null) return null
    sum += each * n
  }
  return sum
}

/** Where the text has one key for everybody, an act that names no class is answered by it. */
function soleKeys(agreement: Agreement) {
  return agreement.keys.length === 1 ? agreement.keys : []
}
