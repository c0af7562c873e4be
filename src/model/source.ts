// Where in a file something stands. Every node of the model carries such a place, so that any derived
// thing can be led back to the sentence it comes from.

/** A place in a text file: offsets count UTF-16 units, lines and columns from 1. */
export interface Place {
  readonly file: string
  readonly from: number
  readonly to: number
  readonly line: number
  readonly column: number
}

/** What was found at a place. The sentence a person reads is `words` entry `code-<code>`. */
export interface Diagnostic {
  /** Stable, e.g. "T101"; never changes its meaning. */
  readonly code: string
  /** error: cannot be read or contradicts itself; warning: a reader should look; note: worth knowing. */
  readonly severity: 'error' | 'warning' | 'note'
  readonly at: Place
  /** What was seen, what was expected, names: arguments of the sentence. */
  readonly data: Readonly<Record<string, string | number>>
  /** Clause or other node that the remark is about. */
  readonly about?: string
  /** Replacement that would mend it, where one is certain ("did you mean"). */
  readonly fix?: { readonly from: number; readonly to: number; readonly text: string }
}

/** The same order on every machine: by code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
