// What is wrong with a file, as a value. Readers never throw for what is in a file: they return what
// could be read and a list of these. The sentences are in words, as `code-<code>`.

/** Where in a file: only what is known is set. Rows, columns, lines, paragraphs count from 1. */
export interface Spot {
  /** Name of a part inside a container, such as `word/document.xml`. */
  readonly part?: string
  readonly sheet?: string
  /** `B7` */
  readonly cell?: string
  readonly row?: number
  readonly column?: number
  readonly line?: number
  readonly paragraph?: number
}

/** error: the file or part is not read; warning: read, but a person should look; note: worth knowing. */
export interface Problem {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly at: Spot
  readonly data: Readonly<Record<string, string | number>>
}

/** Shorthand for the readers of this folder. */
export function problem(
  severity: Problem['severity'],
  code: string,
  data: Problem['data'] = {},
  at: Spot = {},
): Problem {
  return { code, severity, at, data }
}

/** True if one of the problems is an error. */
export function failed(problems: readonly Problem[]): boolean {
  return problems.some((one) => one.severity === 'error')
}
