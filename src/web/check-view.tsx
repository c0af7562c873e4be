// Check a draft: prose as it is, pasted or opened, without formal sentences.
import { useState } from 'preact/hooks'
import {
  decode,
  paragraphsOf,
  readDocx,
  readMarkdown,
  readPlain,
  type Paragraph,
  type Problem,
} from '../formats/index.ts'
import { explain } from '../words/index.ts'
import type { Say } from '../views/index.ts'
import { useKept } from './kept.ts'

interface Draft {
  readonly name: string
  readonly paragraphs: readonly Paragraph[]
  readonly problems: readonly Problem[]
}

/** A file of any of the kinds that drafts come in. */
async function draftOf(file: File): Promise<Draft> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (/\.docx$/i.test(file.name)) {
    const document = readDocx(bytes)
    return { name: file.name, paragraphs: paragraphsOf(document), problems: document.problems }
  }
  const { text, warnings } = decode(bytes)
  const document = /\.(md|markdown)$/i.test(file.name) ? readMarkdown(text) : readPlain(text)
  return {
    name: file.name,
    paragraphs: paragraphsOf(document),
    problems: [...warnings, ...document.problems],
  }
}

function draftOfText(text: string): Draft {
  return { name: '', paragraphs: paragraphsOf(readMarkdown(text)), problems: [] }
}

export function CheckView({ say }: { say: Say }) {
  const [text, setText, clear] = useKept('check', '')
  const [draft, setDraft] = useState<Draft | null>(null)
  return (
    <main class="single" id="content">
      <h1>{say('web-check')}</h1>
      <p>{say('web-check-help')}</p>
      <label class="stack">
        {say('web-check-paste')}
        <textarea
          rows={12}
          dir="auto"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p class="row">
        <button
          type="button"
          disabled={text.trim() === ''}
          onClick={() => setDraft(draftOfText(text))}
        >
          {say('web-check-run')}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            clear()
            setDraft(null)
          }}
        >
          {say('web-check-clear')}
        </button>
        <label>
          {say('web-check-open')}{' '}
          <input
            type="file"
            accept=".docx,.md,.markdown,.txt"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              if (file) void draftOf(file).then(setDraft)
            }}
          />
        </label>
      </p>
      {draft ? <Remarks say={say} draft={draft} /> : null}
    </main>
  )
}

function Remarks({ say, draft }: { say: Say; draft: Draft }) {
  return (
    <section aria-labelledby="remarks">
      <h2 id="remarks">{say('web-check-remarks')}</h2>
      <p role="status">{say('web-check-read', { count: draft.paragraphs.length })}</p>
      {draft.problems.map((one) => (
        <p class="remark" key={`${one.code}${JSON.stringify(one.at)}`}>
          {explain(say.locale, one.code, one.data).message}
        </p>
      ))}
    </section>
  )
}
