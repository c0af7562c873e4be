// "Did you mean": the nearest known word, if it is near enough to be offered.

/**
 * @param word what was written
 * @param known the words it could have been; the first of equally near ones wins
 * @returns null where nothing is within about a third of the word's length
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  const written = word.toLowerCase()
  let best: string | null = null
  let least = Math.max(1, Math.floor(written.length / 3)) + 1
  for (const candidate of known) {
    const other = candidate.toLowerCase()
    if (other === written) return candidate
    if (Math.abs(other.length - written.length) >= least) continue
    const distance = editDistance(written, other, least)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

/** Optimal string alignment distance (swapped neighbours count one), cut off at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let smallest = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      let value = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + cost,
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1)
      row.push(value)
      smallest = Math.min(smallest, value)
    }
    if (smallest >= limit) return limit
    before = previous
    previous = row
  }
  return previous[b.length] ?? limit
}
