import type { Primitives } from './primitives.ts'
import { problem, type LogCode, type LogProblem } from './problem.ts'
import type { FolderReader } from './reader.ts'

/** What the parts of verification share. */
export interface TreeContext {
  readonly primitives: Primitives
  readonly reader: FolderReader
  readonly channel: string
  readonly folder: string
  readonly inspect?: (index: number, leaf: Uint8Array) => readonly LogProblem[]
  /** Filled by the parts, emptied by the generator. */
  readonly findings: LogProblem[]
  /** Bodies whose keys were destroyed. */
  erased: number
}

/** Reports an error at a file. */
export function found(
  context: TreeContext,
  code: LogCode,
  at: string,
  data: LogProblem['data'] = {},
): void {
  context.findings.push(problem(code, at, data))
}
