// Opening a process: a folder, or its files, picked or dropped. Read as text here, sent nowhere.
import { useState } from 'preact/hooks'
import type { ProcessFiles } from '../process/index.ts'
import type { Say } from '../views/index.ts'
import { filesOf } from './opened.ts'

export function OpenFiles({ say, onOpen }: { say: Say; onOpen: (files: ProcessFiles) => void }) {
  const [problem, setProblem] = useState<string | null>(null)
  const take = async (list: FileList | null) => {
    const picked = [...(list ?? [])]
    if (picked.length === 0) return
    const texts = await Promise.all(
      picked.map(async (file) => ({
        file: file.name,
        text: (await file.text()).replaceAll('\r\n', '\n'),
      })),
    )
    const folder = picked[0]?.webkitRelativePath.split('/')[0]
    const { files } = filesOf(folder === undefined || folder === '' ? 'process' : folder, texts)
    if (files.texts.length === 0 && !files.record && !files.charter)
      setProblem(say('web-no-process'))
    else onOpen(files)
  }
  return (
    <div
      class="drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void take(event.dataTransfer?.files ?? null)
      }}
    >
      <label>
        {say('web-pick-folder')}
        <input
          type="file"
          ref={(input) => input?.setAttribute('webkitdirectory', '')}
          onChange={(event) => void take(event.currentTarget.files)}
        />
      </label>
      <label>
        {say('web-pick-files')}
        <input
          type="file"
          multiple
          accept=".md,.jsonl,.geojson"
          onChange={(event) => void take(event.currentTarget.files)}
        />
      </label>
      {problem === null ? null : <p role="alert">{problem}</p>}
    </div>
  )
}
