// A list that grows at its head and shares its tail. States share their histories through it, so that a
// step copies no history and a fold over n events stays linear.

/** Newest first; null is the empty list. */
export interface Cell<T> {
  readonly head: T
  readonly tail: List<T>
}
export type List<T> = Cell<T> | null

export function push<T>(list: List<T>, head: T): List<T> {
  return { head, tail: list }
}

/** Oldest first. */
export function toArray<T>(list: List<T>): readonly T[] {
  const found: T[] = []
  for (let cell = list; cell !== null; cell = cell.tail) found.push(cell.head)
  return found.reverse()
}

export function sizeOf(list: List<unknown>): number {
  let n = 0
  for (let cell = list; cell !== null; cell = cell.tail) n++
  return n
}
