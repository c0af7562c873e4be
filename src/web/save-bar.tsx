// What is not saved yet, and where it can go: back into the folder, into another, or as downloads.
import { useState } from 'preact/hooks'
import type { Say } from '../views/index.ts'
import { canSaveBack, download, pickFolder, saveBack, type Folder } from './disk.ts'
import { couldNotKeep, keeps } from './kept.ts'
import { markSaved, unsaved, type Workspace } from './workspace.ts'

export function SaveBar({
  say,
  workspace,
  folder,
  onChange,
  onFolder,
}: {
  readonly say: Say
  readonly workspace: Workspace
  readonly folder: Folder | null
  readonly onChange: (workspace: Workspace) => void
  readonly onFolder: (folder: Folder) => void
}) {
  const [problem, setProblem] = useState<string | null>(null)
  const files = unsaved(workspace)
  const names = say.list(files.map((one) => one.file))
  const done = () => {
    setProblem(null)
    onChange(markSaved(workspace, files))
  }
  const into = async (place: Folder | null) => {
    if (!place) return
    await saveBack(place, files)
    onFolder(place)
    done()
  }
  const attempt = (work: Promise<void>) => void work.catch(() => setProblem(say('web-save-failed')))
  return (
    <div class="save" role="group" aria-label={say('web-save')}>
      <span role="status">
        {files.length === 0
          ? say('web-saved')
          : say(keeps() && !couldNotKeep() ? 'web-unsaved-kept' : 'web-unsaved', { files: names })}
      </span>
      {files.length === 0 ? null : (
        <>
          {folder ? (
            <button type="button" onClick={() => attempt(into(folder))}>
              {say('web-save-back', { folder: folder.name })}
            </button>
          ) : null}
          {canSaveBack() ? (
            <button
              type="button"
              class={folder ? 'quiet' : ''}
              onClick={() => attempt(pickFolder().then(into))}
            >
              {say('web-save-into')}
            </button>
          ) : null}
          <button
            type="button"
            class={folder ? 'quiet' : ''}
            onClick={() => {
              for (const { file, text } of files)
                download(file, text, file.endsWith('.md') ? 'text/markdown' : 'text/plain')
              done()
            }}
          >
            {say('web-save-download', { count: files.length })}
          </button>
        </>
      )}
      {problem === null ? null : <p role="alert">{problem}</p>}
    </div>
  )
}
