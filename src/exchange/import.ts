// Rows of an imported table → list entries without names, and the names apart for their holder. What is
// wrong is said per row, without ever repeating a cell that may hold a name; the other rows are read.
import { spellingKeys } from './spelling.ts'
import { finding, type Finding } from './terms.ts'
import { tally, type ListEntry } from './lists.ts'
import type { Counts } from './terms.ts'

/** Which column (from 0) holds what. Without `name` the table is counts per class. */
export interface Columns {
  readonly class: number
  readonly name?: number
  readonly count?: number
  readonly born?: number
  readonly earliest?: number
}

export interface ImportOptions {
  /** Cells as text, without the header. Row numbers in findings start at `firstRow`. */
  readonly rows: readonly (readonly string[])[]
  readonly columns: Columns
  readonly firstRow?: number
  readonly classes: readonly string[]
  readonly phase: { readonly first: number; readonly last: number }
  /** Pseudonymous ids, given: never made from what a row says. At least one per row. */
  readonly ids: readonly string[]
}

/** What only the holder may keep: sealed, under the pseudonymous id. */
export interface SealedRow {
  readonly id: string
  readonly name: string
  readonly born?: string
}

export interface Imported {
  readonly entries: readonly (ListEntry & { readonly row: number; readonly earliest?: number })[]
  readonly counts: Counts
  readonly sealed: readonly SealedRow[]
  readonly findings: readonly Finding[]
}

const mostCell = 500

/** Reads rows. Throws only when the caller gave fewer ids than rows, or an id twice. */
export function importRows(options: ImportOptions): Imported {
  const { rows, columns, classes, phase, ids } = options
  if (columns.name !== undefined && (ids.length < rows.length || new Set(ids).size !== ids.length))
    throw new Error(`${rows.length} rows need as many different ids, got ${new Set(ids).size}`)
  const said: Finding[] = []
  const entries: (ListEntry & { row: number; earliest?: number })[] = []
  const sealed: SealedRow[] = []
  const counts = new Map<string, number>()
  const seen = new Map<string, { row: number; born: string; name: string }[]>()
  rows.forEach((cells, index) => {
    const row = (options.firstRow ?? 2) + index
    const at = `row ${row}`
    const cell = (column: number | undefined): string =>
      column === undefined ? '' : (cells[column] ?? '').trim()
    if (cells.every((one) => one.trim() === '')) return
    if (cells.some((one) => one.length > mostCell)) {
      said.push(finding('cell-too-long', 'error', at, { most: mostCell }))
      return
    }
    const own = classes.find((one) => fold(one) === fold(cell(columns.class)))
    if (own === undefined) {
      said.push(finding('class-unknown-to-key', 'error', at, { column: columns.class + 1 }))
      return
    }
    if (columns.name === undefined) {
      const n = whole(cell(columns.count), at, said, (columns.count ?? 0) + 1)
      if (n !== undefined) counts.set(own, (counts.get(own) ?? 0) + n)
      return
    }
    const name = cell(columns.name)
    if (name === '') {
      said.push(finding('name-missing', 'error', at, { column: columns.name + 1 }))
      return
    }
    const earliest = cell(columns.earliest)
    const day = earliest === '' ? undefined : whole(earliest, at, said, columns.earliest! + 1)
    if (day !== undefined && (day < phase.first || day > phase.last))
      said.push(finding('day-outside-phase', 'warning', at, { day, ...phase }))
    const born = cell(columns.born)
    if (doubled(seen, name, born, row, said)) return
    const id = ids[index]!
    entries.push({ id, class: own, row, ...(day === undefined ? {} : { earliest: day }) })
    sealed.push({ id, name, ...(born === '' ? {} : { born }) })
  })
  return {
    entries,
    sealed,
    counts: columns.name === undefined ? Object.fromEntries(counts) : tally(entries),
    findings: said,
  }
}

/**
 * The same name with the same birth date is a double and left out; another spelling, or the same name
 * with no or another date, is only pointed out.
 */
function doubled(
  seen: Map<string, { row: number; born: string; name: string }[]>,
  name: string,
  born: string,
  row: number,
  said: Finding[],
): boolean {
  const at = `row ${row}`
  const plain = fold(name)
  const others = new Map(
    spellingKeys(name)
      .flatMap((key) => seen.get(key) ?? [])
      .map((one) => [one.row, one]),
  )
  for (const other of [...others.values()].toSorted((a, b) => a.row - b.row)) {
    if (other.name === plain && other.born === born && born !== '') {
      said.push(finding('row-twice', 'error', at, { other: other.row }))
      return true
    }
    if (other.born !== '' && born !== '' && other.born !== born) continue
    const code = other.name === plain ? 'same-name' : 'same-name-other-spelling'
    said.push(finding(code, 'warning', at, { other: other.row }))
  }
  for (const key of spellingKeys(name)) {
    const list = seen.get(key) ?? []
    list.push({ row, born, name: plain })
    seen.set(key, list)
  }
  return false
}

const fold = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()

/** A whole number, in Western, Arabic-Indic or Persian digits. The cell itself is never repeated. */
function whole(text: string, at: string, said: Finding[], column: number): number | undefined {
  const digits = text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/^\u2212/, '-')
  if (/^\d{1,7}$/.test(digits)) return Number(digits)
  const code = /^-\d{1,7}$/.test(digits) ? 'negative-count' : 'whole-number-expected'
  said.push(finding(code, 'error', at, { column }))
  return undefined
}
