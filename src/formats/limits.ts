// How much of a stranger's file we are willing to read. Sizes are bytes unless said otherwise.

export interface Limits {
  /** Size of the file as it comes. */
  readonly file: number
  /** Entries of a zip container. */
  readonly entries: number
  /** All entries together, unpacked. */
  readonly total: number
  /** One entry, unpacked. */
  readonly part: number
  /** Unpacked to packed size, asked of parts larger than `ratioFrom`. */
  readonly ratio: number
  readonly ratioFrom: number
  /** Elements inside one another in an XML part. */
  readonly depth: number
  /** Elements of one XML part that is kept as a tree. */
  readonly elements: number
  /** Paragraphs of a document, tables included. */
  readonly paragraphs: number
  readonly sheets: number
  readonly rows: number
  readonly columns: number
  readonly cells: number
  /** Characters of all cells or paragraphs together. */
  readonly characters: number
}

/** The limits unless a caller narrows them (OWASP ASVS 5.0: 5.2.1, 5.2.3). */
export const limits: Limits = {
  file: 25_000_000,
  entries: 2_000,
  total: 50_000_000,
  part: 16_000_000,
  ratio: 100,
  ratioFrom: 65_536,
  depth: 64,
  elements: 500_000,
  paragraphs: 50_000,
  sheets: 100,
  rows: 100_000,
  columns: 500,
  cells: 500_000,
  characters: 10_000_000,
}
