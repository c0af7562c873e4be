// The implementation matrix as a second face of the formal sentences: a row writes its sentence, and the
// Markdown text follows. Struck out: what a date was before the last change.
import { useMemo, useState } from 'preact/hooks'
import { bearersOf, type Agreement, type Clause } from '../model/index.ts'
import { print } from '../language/index.ts'
import type { TextVersion } from '../process/index.ts'
import {
  phraseAct,
  phraseCondition,
  phraseDue,
  phraseLimit,
  phraseRemedy,
  type Say,
} from '../views/index.ts'
import { datesOf, limitsByClause } from './dates.ts'
import { DayOne } from './day-one.tsx'
import { download } from './disk.ts'
import {
  addUnder,
  articlesOf,
  laidOut,
  moveClause,
  nextNumber,
  removeClause,
  renumber,
  replaceClause,
} from './fence.ts'
import type { Tool } from './process-view.tsx'
import { RowForm } from './row-form.tsx'
import { emptyRow, isTabular, rowOf } from './rows.ts'
import { tableCsv } from './table-csv.ts'
import { before, change, read, textOf } from './workspace.ts'

type Editing = { readonly kind: 'new' } | { readonly kind: 'row'; readonly id: string } | null

export function TableView(tool: Tool) {
  const { say, process } = tool
  const [version, setVersion] = useState(process.versions.at(-1)?.version ?? '')
  const text = process.versions.find((one) => one.version === version) ?? process.versions.at(-1)
  return text ? (
    <Matrix key={text.version} tool={tool} text={text} onVersion={setVersion} />
  ) : (
    <p class="empty">{say('empty-matrix')}</p>
  )
}

function Matrix({
  tool,
  text,
  onVersion,
}: {
  readonly tool: Tool
  readonly text: TextVersion
  readonly onVersion: (version: string) => void
}) {
  const { say, workspace, process, onChange } = tool
  const [editing, setEditing] = useState<Editing>(null)
  const [told, setTold] = useState('')
  const { agreement } = text
  const errors = text.diagnostics.filter((one) => one.severity === 'error').length
  const dates = useMemo(() => datesOf(process, text, workspace.day), [text, workspace.day])
  const limits = useMemo(() => limitsByClause(dates), [dates])
  const earlier = useMemo(() => earlierLimits(tool, text), [text, workspace.past])
  const file = (clause: Clause) => clause.at.file

  /** Writes one file: laid out first, so that what belongs to a clause is found under it. */
  const edit = (
    name: string,
    work: (text: string, agreement: Agreement) => string,
    words: string,
  ) => {
    const source = textOf(workspace, name)
    if (source === null) return
    const laid = laidOut(source)
    onChange(change(workspace, [{ file: name, text: work(laid, reread(tool, text, name, laid)) }]))
    setTold(words)
  }
  const clauseIn = (from: Agreement, id: string) => from.clauses.find((one) => one.id === id)
  const onPlace =
    (id: string, work: (source: string, clause: Clause) => string) =>
    (source: string, from: Agreement) => {
      const found = clauseIn(from, id)
      return found ? work(source, found) : source
    }
  const move = (clause: Clause, step: -1 | 1) => {
    const other = agreement.clauses[agreement.clauses.indexOf(clause) + step]
    if (!other || file(other) !== file(clause)) return
    edit(
      file(clause),
      (source, from) => {
        const own = clauseIn(from, clause.id)
        const target = clauseIn(from, other.id)
        return own && target ? moveClause(source, own.at, target.at, step === 1) : source
      },
      say('row-moved', { id: clause.id }),
    )
  }
  const main = text.files[0]?.file ?? 'agreement.truce.md'
  const articles = articlesOf(main, textOf(workspace, main) ?? '')
  const taken = agreement.clauses.map((one) => one.id)
  const numberFor = (heading: string) => {
    const article = articles.find((one) => one.heading === heading)
    return article ? nextNumber(article, taken) : '1'
  }
  const firstArticle =
    articles.findLast((one) => one.clauses.length > 0)?.heading ??
    articles.find((one) => /ceasefire|phase one|phase 1/i.test(one.heading))?.heading ??
    articles[0]?.heading ??
    ''
  const edited = editing?.kind === 'row' ? clauseIn(agreement, editing.id) : undefined
  const tabular = edited && isTabular(edited) ? edited : null
  const written = (sentences: string, article: string): { file: string; text: string }[] => {
    const name = tabular ? file(tabular) : main
    return text.files.map((one) => {
      if (one.file !== name) return one
      const laid = laidOut(one.text)
      if (sentences === '') return { file: name, text: laid }
      const found = tabular ? clauseIn(reread(tool, text, name, laid), tabular.id) : undefined
      return {
        file: name,
        text: found
          ? replaceClause(laid, found.at, sentences, print(found, agreement))
          : addUnder(name, laid, article, sentences),
      }
    })
  }
  const done = (sentences: string, id: string, article: string) => {
    let files = written(sentences, article)
    if (tabular && id !== tabular.id)
      files = files.map((one) => ({ ...one, text: renumber(one.file, one.text, tabular.id, id) }))
    onChange(change(workspace, files))
    setTold(say(tabular ? 'row-changed' : 'row-added', { id }))
    setEditing(null)
  }
  return (
    <section class="matrix" aria-labelledby="matrix">
      <h2 id="matrix">{say('head-matrix')}</h2>
      <div class="row tools">
        {process.versions.length > 1 ? (
          <label>
            {say('col-text')}{' '}
            <select value={text.version} onChange={(event) => onVersion(event.currentTarget.value)}>
              {process.versions.map((one) => (
                <option key={one.version} value={one.version}>
                  {one.version}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <button type="button" onClick={() => setEditing({ kind: 'new' })}>
          {say('row-add')}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() =>
            download(
              `${workspace.id}-${text.version}.csv`,
              tableCsv(say, agreement, limits),
              'text/csv',
            )
          }
        >
          {say('web-csv')}
        </button>
        <button type="button" class="quiet" onClick={() => window.print()}>
          {say('web-print')}
        </button>
      </div>
      <p role="status" class="when">
        {told}
      </p>
      <DayOne tool={tool} text={text} dates={dates} />
      {errors === 0 ? null : <p class="remark">{say('web-table-errors', { count: errors })}</p>}
      {agreement.clauses.length === 0 ? (
        <p class="empty">{say('web-table-empty')}</p>
      ) : (
        <div class="scroll" role="group" aria-label={say('head-matrix')} tabIndex={0}>
          <table class="wide">
            <caption>{say('web-table-caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('col-clause')}</th>
                <th scope="col" class="tools">
                  {say('row-tools')}
                </th>
                {['who', 'shall', 'by-when', 'if', 'confirmed', 'if-not'].map((one) => (
                  <th key={one} scope="col">
                    {say(`col-${one}`)}
                  </th>
                ))}
                <th scope="col">{say('row-sentence')}</th>
              </tr>
            </thead>
            <tbody>
              {agreement.clauses.map((clause, n) => (
                <tr key={clause.id}>
                  <th scope="row">{clause.id}</th>
                  <td class="tools">
                    <button
                      type="button"
                      class="quiet"
                      aria-label={say('row-edit', { id: clause.id })}
                      disabled={!isTabular(clause)}
                      onClick={() => setEditing({ kind: 'row', id: clause.id })}
                    >
                      {say('row-edit-short')}
                    </button>
                    <button
                      type="button"
                      class="quiet"
                      aria-label={say('row-up', { id: clause.id })}
                      disabled={n === 0}
                      onClick={() => move(clause, -1)}
                    >
                      ↑
                    </button>
                    <button
                      type="button"
                      class="quiet"
                      aria-label={say('row-down', { id: clause.id })}
                      disabled={n === agreement.clauses.length - 1}
                      onClick={() => move(clause, 1)}
                    >
                      ↓
                    </button>
                    <button
                      type="button"
                      class="quiet"
                      aria-label={say('row-remove', { id: clause.id })}
                      onClick={() =>
                        edit(
                          file(clause),
                          onPlace(clause.id, (source, found) => removeClause(source, found.at)),
                          say('row-removed', { id: clause.id }),
                        )
                      }
                    >
                      {say('row-remove-short')}
                    </button>
                  </td>
                  <td>
                    <bdi>{say.list(bearersOf(clause))}</bdi>
                  </td>
                  <td>
                    <bdi>{phraseAct(say, clause)}</bdi>
                  </td>
                  <td>
                    {'due' in clause ? phraseDue(say, clause.due) : null}
                    <Limits
                      now={limitWords(say, limits.get(clause.id))}
                      was={earlier ? limitWords(say, earlier.get(clause.id)) : null}
                    />
                  </td>
                  <td>{clause.condition ? phraseCondition(say, clause.condition) : '–'}</td>
                  <td>
                    <bdi>
                      {'verification' in clause && clause.verification
                        ? clause.verification.by
                        : say('if-none')}
                    </bdi>
                  </td>
                  <td>
                    {clause.remedies.length === 0
                      ? say('if-none')
                      : clause.remedies.map((one) => (
                          <p key={one.at.from}>{phraseRemedy(say, one)}</p>
                        ))}
                  </td>
                  <td class="sentence" lang="en" dir="ltr">
                    {print(clause, agreement)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {editing && (editing.kind === 'new' || tabular) ? (
        <RowForm
          key={editing.kind === 'row' ? editing.id : ''}
          name={`${workspace.id}/row-${editing.kind === 'row' ? editing.id : 'new'}`}
          say={say}
          agreement={agreement}
          clause={tabular}
          initial={
            tabular ? rowOf(tabular, agreement) : emptyRow(agreement, numberFor(firstArticle))
          }
          articles={tabular ? [] : articles}
          article={firstArticle}
          preview={written}
          onNumber={numberFor}
          onDone={done}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </section>
  )
}

/** The text read again with one of its files laid out: places of clauses are those of the new layout. */
function reread(tool: Tool, text: TextVersion, name: string, laid: string): Agreement {
  const { workspace } = tool
  const files = workspace.files.map((one) => (one.file === name ? { ...one, text: laid } : one))
  const again = read({ ...workspace, files })
  return again.versions.find((one) => one.version === text.version)?.agreement ?? text.agreement
}

type LimitMap = ReturnType<typeof limitsByClause>

/** Dates before the last change, where that change moved any. */
function earlierLimits(tool: Tool, text: TextVersion): LimitMap | null {
  const past = before(tool.workspace)
  if (!past) return null
  const process = read(past)
  const own = process.versions.find((one) => one.version === text.version)
  return own ? limitsByClause(datesOf(process, own, past.day)) : null
}

function limitWords(
  say: Say,
  rows: readonly { date: Parameters<typeof phraseLimit>[1] }[] | undefined,
) {
  return [...new Set((rows ?? []).flatMap((one) => phraseLimit(say, one.date) ?? []))]
}

function Limits({ now, was }: { now: readonly string[]; was: readonly string[] | null }) {
  const gone = was && was.length > 0 ? was.filter((one) => !now.includes(one)) : []
  return (
    <>
      {gone.map((one) => (
        <p class="when" key={`was${one}`}>
          <del>{one}</del>
        </p>
      ))}
      {now.map((one) => (
        <p class="when" key={one}>
          {gone.length > 0 && !(was ?? []).includes(one) ? <ins>{one}</ins> : one}
        </p>
      ))}
    </>
  )
}
