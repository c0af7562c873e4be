// What is typed is kept in this browser until it is saved or deleted, so that a crash, a reload or a closed
// tab loses nothing. It can be deleted, and switched off. localStorage, because it is written at once.
import { useEffect, useState } from 'preact/hooks'
import type { TextFile } from '../process/index.ts'
import { nowWords } from './clock.ts'
import { unsaved, workspaceOf, type Workspace } from './workspace.ts'

const prefix = 'truce/'
const switchKey = `${prefix}keep`
const draftKey = `${prefix}draft/`
const fieldKey = `${prefix}field/`

/** Some browsers give no storage to a page from disk, or a full one: then nothing is kept, and that is said. */
function storage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

let failed = false

function write(key: string, value: string): void {
  try {
    storage()?.setItem(key, value)
    failed = false
  } catch {
    failed = true
  }
}

/** True where the browser had no room for what was last typed. */
export function couldNotKeep(): boolean {
  return failed
}

export function keeps(): boolean {
  const place = storage()
  return place !== null && place.getItem(switchKey) !== 'off'
}

/** Switched off, everything that was kept is deleted. */
export function setKeeps(on: boolean): void {
  if (on) storage()?.removeItem(switchKey)
  else {
    deleteAll()
    write(switchKey, 'off')
  }
}

function keysWith(start: string): readonly string[] {
  const place = storage()
  return place
    ? Array.from({ length: place.length }, (_, n) => place.key(n) ?? '').filter((key) =>
        key.startsWith(start),
      )
    : []
}

export function deleteAll(): void {
  for (const key of keysWith(prefix)) if (key !== switchKey) storage()?.removeItem(key)
}

export interface Draft {
  readonly id: string
  readonly files: readonly TextFile[]
  readonly saved: readonly TextFile[]
  readonly day: string
  readonly when: string
}

/** Keeps what is not saved yet; forgets it once it is. */
export function keepDraft(workspace: Workspace): void {
  if (!keeps()) return
  const key = draftKey + workspace.id
  if (unsaved(workspace).length === 0) {
    storage()?.removeItem(key)
    return
  }
  const { id, files, saved, day } = workspace
  write(key, JSON.stringify({ id, files, saved, day, when: nowWords() }))
}

export function drafts(): readonly Draft[] {
  return keysWith(draftKey).flatMap((key) => {
    try {
      return [JSON.parse(storage()?.getItem(key) ?? '') as Draft]
    } catch {
      return []
    }
  })
}

/** Work on a process of this name that is kept and not saved. */
export function draftOf(id: string): Draft | null {
  return drafts().find((one) => one.id === id) ?? null
}

/** A name that no kept work has yet: "the-river", "the-river-2". */
export function freeName(id: string): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? id : `${id}-${n}`
    if (!draftOf(name)) return name
  }
}

export function deleteDraft(id: string): void {
  storage()?.removeItem(draftKey + id)
  for (const key of keysWith(`${fieldKey}${id}/`)) storage()?.removeItem(key)
}

export function workspaceOfDraft(draft: Draft): Workspace {
  return { ...workspaceOf(draft.id, draft.files, draft.saved), day: draft.day }
}

/** State of a form that outlives the page: every letter is written as it is typed. */
export function useKept<T>(name: string, initial: T): [T, (value: T) => void, () => void] {
  const key = fieldKey + name
  const load = (): T => {
    const text = keeps() ? storage()?.getItem(key) : null
    if (text === null || text === undefined) return initial
    try {
      return JSON.parse(text) as T
    } catch {
      return initial
    }
  }
  const [value, setValue] = useState<T>(load)
  useEffect(() => setValue(load()), [key])
  const set = (next: T) => {
    setValue(next)
    if (keeps()) write(key, JSON.stringify(next))
  }
  const clear = () => {
    setValue(initial)
    storage()?.removeItem(key)
  }
  return [value, set, clear]
}
