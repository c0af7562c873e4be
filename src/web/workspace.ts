// What is open in the page: the files of one process, what they were when they were last saved, and the
// steps that led here, so that each can be undone. Values only: a change makes a new workspace.
import { openProcess, type Process, type ProcessFiles, type TextFile } from '../process/index.ts'
import invented from '../../examples/invented/agreement.truce.md?raw'
import inventedCharter from '../../examples/invented/charter.md?raw'
import inventedRecord from '../../examples/invented/record.jsonl?raw'

export interface Workspace {
  /** Short id: the folder's name. */
  readonly id: string
  /** Names relative to the folder, sorted: "agreement.truce.md", "zones/line.geojson". */
  readonly files: readonly TextFile[]
  /** The same as they are on disk, as far as the page knows; empty for a new process. */
  readonly saved: readonly TextFile[]
  /** A day to plan with as Day 1, where it is not on record; "" where none. Never written into a file. */
  readonly day: string
  /** What was before each change, oldest first. */
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

/** What a change can alter, and what undo brings back. */
export interface Step {
  readonly files: readonly TextFile[]
  readonly day: string
}

/** Steps that can be taken back. */
const mostSteps = 200

export function workspaceOf(
  id: string,
  files: readonly TextFile[],
  saved: readonly TextFile[],
): Workspace {
  return { id, files: sorted(files), saved: sorted(saved), day: '', past: [], future: [] }
}

/** The invented example that comes with the page. */
export function exampleWorkspace(id: string): Workspace {
  const files = [
    { file: 'agreement.truce.md', text: invented },
    { file: 'charter.md', text: inventedCharter },
    { file: 'record.jsonl', text: inventedRecord },
  ]
  return workspaceOf(id, files, files)
}

function sorted(files: readonly TextFile[]): readonly TextFile[] {
  return files.toSorted((a, b) => (a.file < b.file ? -1 : 1))
}

/** Only what a process folder holds at its top, and its maps: nothing below private/ is taken. */
export function belongs(name: string): boolean {
  return (
    (!name.includes('/') &&
      (name.endsWith('.truce.md') || ['charter.md', 'record.jsonl', 'README.md'].includes(name))) ||
    /^zones\/[^/]+\.geojson$/.test(name)
  )
}

export function textOf(workspace: Workspace, file: string): string | null {
  return workspace.files.find((one) => one.file === file)?.text ?? null
}

/** Writes one or more files; what was there can be brought back by `undo`. */
export function change(workspace: Workspace, written: readonly TextFile[]): Workspace {
  const real = written.filter((one) => textOf(workspace, one.file) !== one.text)
  if (real.length === 0) return workspace
  const names = new Set(real.map((one) => one.file))
  return {
    ...workspace,
    files: sorted([...workspace.files.filter((one) => !names.has(one.file)), ...real]),
    past: [...workspace.past, stepOf(workspace)].slice(-mostSteps),
    future: [],
  }
}

function stepOf(workspace: Workspace): Step {
  return { files: workspace.files, day: workspace.day }
}

/** Plans with another Day 1. */
export function changeDay(workspace: Workspace, day: string): Workspace {
  if (day === workspace.day) return workspace
  return {
    ...workspace,
    day,
    past: [...workspace.past, stepOf(workspace)].slice(-mostSteps),
    future: [],
  }
}

export function undo(workspace: Workspace): Workspace {
  const step = workspace.past.at(-1)
  if (!step) return workspace
  return {
    ...workspace,
    ...step,
    past: workspace.past.slice(0, -1),
    future: [...workspace.future, stepOf(workspace)],
  }
}

export function redo(workspace: Workspace): Workspace {
  const step = workspace.future.at(-1)
  if (!step) return workspace
  return {
    ...workspace,
    ...step,
    past: [...workspace.past, stepOf(workspace)],
    future: workspace.future.slice(0, -1),
  }
}

/** The workspace as it stood before the last change. */
export function before(workspace: Workspace): Workspace | null {
  const step = workspace.past.at(-1)
  return step ? { ...workspace, ...step, past: [], future: [] } : null
}

/** Files that differ from what is on disk. */
export function unsaved(workspace: Workspace): readonly TextFile[] {
  return workspace.files.filter(
    (one) => workspace.saved.find((other) => other.file === one.file)?.text !== one.text,
  )
}

export function markSaved(workspace: Workspace, files: readonly TextFile[]): Workspace {
  const names = new Set(files.map((one) => one.file))
  return {
    ...workspace,
    saved: sorted([...workspace.saved.filter((one) => !names.has(one.file)), ...files]),
  }
}

/** The files in the roles that `process` reads, as the command takes them from a folder. */
export function processFiles(workspace: Workspace): ProcessFiles {
  const one = (name: string) => workspace.files.find((file) => file.file === name) ?? null
  return {
    id: workspace.id,
    charter: one('charter.md'),
    texts: workspace.files.filter(
      (file) => file.file.endsWith('.truce.md') && file.file !== 'assume.truce.md',
    ),
    assume: one('assume.truce.md'),
    record: one('record.jsonl'),
    zones: workspace.files.filter((file) => file.file.startsWith('zones/')),
    readme: one('README.md'),
  }
}

export function read(workspace: Workspace): Process {
  return openProcess(processFiles(workspace))
}
