// Where one can start: check a draft, open or begin a process, see the example, go on with what was kept.
import { useState } from 'preact/hooks'
import type { Say } from '../views/index.ts'
import {
  canSaveBack,
  openDropped,
  openFiles,
  openFolder,
  pickFolder,
  type Folder,
  type Opened,
} from './disk.ts'
import { deleteDraft, draftOf, drafts, freeName, workspaceOfDraft, type Draft } from './kept.ts'
import { NewProcessForm } from './new-process.tsx'
import { exampleWorkspace, workspaceOf, type Workspace } from './workspace.ts'

export type Open = (workspace: Workspace, folder: Folder | null, remarks: readonly string[]) => void

export function Start({ say, onOpen, onCheck }: { say: Say; onOpen: Open; onCheck: () => void }) {
  const [kept, setKept] = useState(drafts())
  return (
    <main class="single" id="content">
      <h1>{say('web-start')}</h1>
      {kept.length === 0 ? null : (
        <section aria-labelledby="kept" class="card">
          <h2 id="kept">{say('web-kept')}</h2>
          <p>{say('web-kept-help')}</p>
          <ul>
            {kept.map((draft) => (
              <li key={draft.id}>
                <bdi>{draft.id}</bdi> <span class="when">{draft.when}</span>{' '}
                <button type="button" onClick={() => onOpen(workspaceOfDraft(draft), null, [])}>
                  {say('web-kept-continue', { id: draft.id })}
                </button>{' '}
                <button
                  type="button"
                  class="quiet"
                  onClick={() => {
                    deleteDraft(draft.id)
                    setKept(drafts())
                  }}
                >
                  {say('web-kept-delete', { id: draft.id })}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul class="cards">
        <li class="card">
          <h2 class="who">{say('web-check')}</h2>
          <p>{say('web-check-help')}</p>
          <button type="button" onClick={onCheck}>
            {say('web-check')}
          </button>
        </li>
        <li class="card">
          <h2 class="who">{say('web-open')}</h2>
          <p>{say('web-open-help')}</p>
          <OpenFiles say={say} onOpen={onOpen} />
        </li>
        <li class="card">
          <h2 class="who">{say('web-new')}</h2>
          <p>{say('web-new-help')}</p>
          <NewProcessForm say={say} onOpen={onOpen} />
        </li>
        <li class="card">
          <h2 class="who">{say('web-example')}</h2>
          <p>{say('web-example-help')}</p>
          <button
            type="button"
            onClick={() => onOpen(exampleWorkspace(freeName('invented')), null, [])}
          >
            {say('web-example')}
          </button>
        </li>
      </ul>
    </main>
  )
}

function OpenFiles({ say, onOpen }: { say: Say; onOpen: Open }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState<{ kept: Draft; open: () => void } | null>(null)
  const take = (opened: Opened) => {
    if (opened.files.length === 0) {
      setProblem(
        [say('web-no-process'), ...opened.unread.map((file) => say('web-not-text', { file }))].join(
          ' ',
        ),
      )
      return
    }
    const open = () =>
      onOpen(workspaceOf(opened.id, opened.files, opened.files), opened.folder, [
        ...opened.unread.map((file) => say('web-not-text', { file })),
        ...(opened.ignored.length > 0
          ? [say('web-left-out', { files: say.list(opened.ignored.slice(0, 10)) })]
          : []),
      ])
    // What is kept under this name would be written over: the person decides.
    const kept = draftOf(opened.id)
    if (kept) setAsking({ kept, open })
    else open()
  }
  const attempt = (work: Promise<Opened | null>) =>
    void work.then(
      (opened) => (opened ? take(opened) : undefined),
      () => setProblem(say('web-not-readable')),
    )
  const pick = async () => {
    const folder = await pickFolder()
    return folder ? openFolder(folder) : null
  }
  return (
    <div
      class="drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        if (event.dataTransfer) attempt(openDropped(event.dataTransfer.items))
      }}
    >
      {canSaveBack() ? (
        <p>
          <button type="button" onClick={() => attempt(pick())}>
            {say('web-pick-writable')}
          </button>
        </p>
      ) : null}
      <label>
        {say('web-pick-folder')}
        <input
          type="file"
          ref={(input) => input?.setAttribute('webkitdirectory', '')}
          onChange={(event) => attempt(openFiles([...(event.currentTarget.files ?? [])]))}
        />
      </label>
      <label>
        {say('web-pick-files')}
        <input
          type="file"
          multiple
          accept=".md,.jsonl,.geojson"
          onChange={(event) => attempt(openFiles([...(event.currentTarget.files ?? [])]))}
        />
      </label>
      <p class="when">{say('web-drop')}</p>
      {problem === null ? null : <p role="alert">{problem}</p>}
      {asking ? (
        <div role="alert" class="remark">
          <p>{say('web-kept-ask', { id: asking.kept.id, when: asking.kept.when })}</p>
          <p class="row">
            <button type="button" onClick={() => onOpen(workspaceOfDraft(asking.kept), null, [])}>
              {say('web-kept-ask-continue')}
            </button>
            <button
              type="button"
              class="quiet"
              onClick={() => {
                deleteDraft(asking.kept.id)
                asking.open()
              }}
            >
              {say('web-kept-ask-open')}
            </button>
          </p>
        </div>
      ) : null}
    </div>
  )
}
