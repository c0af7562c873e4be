// A process in the page: the same sections as on the desk over the same status, and the tools to work on it.
import { useMemo, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Process } from '../process/index.ts'
import type { Say } from '../views/index.ts'
import type { Folder } from './disk.ts'
import { AddView } from './add-view.tsx'
import { NoteView } from './note-view.tsx'
import { SaveBar } from './save-bar.tsx'
import { SituationView } from './situation-view.tsx'
import { TableView } from './table-view.tsx'
import { TextView } from './text-view.tsx'
import { read, redo, undo, type Workspace } from './workspace.ts'

const views = ['situation', 'table', 'text', 'add', 'note'] as const
type ViewName = (typeof views)[number]

/** What every tool of the page gets. */
export interface Tool {
  readonly say: Say
  readonly workspace: Workspace
  readonly process: Process
  readonly onChange: (workspace: Workspace) => void
}

export function ProcessView({
  say,
  workspace,
  folder,
  remarks,
  onChange,
  onFolder,
}: Omit<Tool, 'process'> & {
  readonly folder: Folder | null
  readonly remarks: readonly string[]
  readonly onFolder: (folder: Folder) => void
}) {
  const [view, setView] = useState<ViewName>('situation')
  const process = useMemo(() => read(workspace), [workspace.files])
  const tool: Tool = { say, workspace, process, onChange }
  const bodies: Readonly<Record<ViewName, () => ComponentChildren>> = {
    situation: () => <SituationView {...tool} />,
    table: () => <TableView {...tool} />,
    text: () => <TextView {...tool} />,
    add: () => <AddView {...tool} />,
    note: () => <NoteView {...tool} />,
  }
  return (
    <main class="single wide-page" id="content">
      <h1>
        <bdi>{process.charter.title}</bdi>
      </h1>
      {remarks.length === 0 ? null : (
        <ul class="remark note">
          {remarks.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <nav class="views" aria-label={say('web-views')}>
        {views.map((name) => (
          <button
            key={name}
            type="button"
            class="tab"
            aria-current={view === name ? 'page' : undefined}
            onClick={() => setView(name)}
          >
            {say(`web-view-${name}`)}
          </button>
        ))}
        <span class="gap" />
        <button
          type="button"
          class="quiet"
          disabled={workspace.past.length === 0}
          onClick={() => onChange(undo(workspace))}
        >
          {say('web-undo')}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={workspace.future.length === 0}
          onClick={() => onChange(redo(workspace))}
        >
          {say('web-redo')}
        </button>
      </nav>
      <SaveBar
        say={say}
        workspace={workspace}
        folder={folder}
        onChange={onChange}
        onFolder={onFolder}
      />
      {bodies[view]()}
    </main>
  )
}
