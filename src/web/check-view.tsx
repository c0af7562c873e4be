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
import { checkProse } from '../language/index.ts'
import type { Diagnostic } from '../model/index.ts'
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
  const document = /^#{1,6} /m.test(text) ? readMarkdown(text) : readPlain(text)
  return { name: '', paragraphs: paragraphsOf(document), problems: document.problems }
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
  const remarks = checkProse(draft.name, draft.paragraphs)
  const changes = draft.paragraphs.flatMap((one) => one.marks).length
  return (
    <section aria-labelledby="remarks">
      <h2 id="remarks">{say('web-check-remarks')}</h2>
      <p role="status">
        {say('web-check-read', { count: draft.paragraphs.length })}{' '}
        {say('remarks-count', { count: remarks.length })}
      </p>
      {changes === 0 ? null : <p class="when">{say('web-check-tracked', { count: changes })}</p>}
      {draft.problems.map((one) => (
        <p class="remark" key={`${one.code}${JSON.stringify(one.at)}`}>
          {explain(say.locale, one.code, one.data).message}
        </p>
      ))}
      <ol class="remarks">
        {remarks.map((one) => (
          <li
            class={`remark ${one.severity}`}
            key={`${one.code}${one.at.line}-${one.at.from}${JSON.stringify(one.data)}`}
          >
            <RemarkBody say={say} remark={one} />
          </li>
        ))}
      </ol>
      <p class="when">{say('web-check-limits')}</p>
    </section>
  )
}

/** Where, what, why, what would be better, where it went wrong before. */
export function RemarkBody({ say, remark }: { say: Say; remark: Diagnostic }) {
  const told = explain(say.locale, remark.code, remark.data)
  return (
    <>
      <p>
        {remark.about === undefined || told.message.includes(remark.about) ? null : (
          <strong>
            <bdi>{remark.about}</bdi>{' '}
          </strong>
        )}
        <bdi>{told.message}</bdi> <span class="code">{remark.code}</span>
      </p>
      {told.help === undefined ? null : <p>{told.help}</p>}
      {told.example === undefined ? null : (
        <p>
          {say('web-check-better')} <bdi>{told.example}</bdi>
        </p>
      )}
      {told.precedent === undefined ? null : <p class="when">{told.precedent}</p>}
    </>
  )
}
