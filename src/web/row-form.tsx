// One row of the matrix as a form. The sentence that it writes stands below it while it is filled in.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { parse, print } from '../language/index.ts'
import type { Agreement, Diagnostic } from '../model/index.ts'
import type { Say } from '../views/index.ts'
import { explain } from '../words/index.ts'
import type { Article } from './fence.ts'
import { useKept } from './kept.ts'
import {
  bothParties,
  clauseOf,
  eachParty,
  keyOf,
  modals,
  refsIn,
  whens,
  type Row,
  type Tabular,
} from './rows.ts'

export interface RowFormProps {
  /** Under this name what is typed is kept. */
  readonly name: string
  readonly say: Say
  readonly agreement: Agreement
  readonly initial: Row
  /** The clause as it stands; null for a new row. */
  readonly clause: Tabular | null
  /** Where a new row can go; empty where the row has its place. */
  readonly articles: readonly Article[]
  readonly article: string
  /** The text as it would be with these sentences. */
  readonly preview: (sentences: string, article: string) => { file: string; text: string }[]
  readonly onDone: (sentences: string, id: string, article: string) => void
  readonly onNumber: (article: string) => string
  readonly onClose: () => void
}

export function RowForm(props: RowFormProps) {
  const { say, agreement, clause, articles } = props
  const [row, setRow, forget] = useKept<Row>(props.name, props.initial)
  const [article, setArticle] = useState(props.article)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const set = (part: Partial<Row>) => setRow({ ...row, ...part })
  const sentences = useMemo(
    () => print(clauseOf(row, agreement, clause), agreement),
    [row, agreement, clause],
  )
  const known = useMemo(() => errorsOf(props.preview('', article)), [article])
  const remarks = useMemo(() => {
    if (row.what.trim() === '') return []
    return errorsOf(props.preview(sentences, article)).filter(
      (one) => !known.some((other) => same(one, other)),
    )
  }, [sentences, article])
  const text = (name: 'id' | 'n' | 'condition', label: string, numeric = false) => (
    <label>
      {label}
      <input
        dir="auto"
        {...(numeric ? { inputMode: 'numeric' as const, pattern: '[0-9]+', required: true } : {})}
        value={row[name]}
        onInput={(event) => set({ [name]: event.currentTarget.value })}
      />
    </label>
  )
  const choice = (
    name: keyof Row,
    label: string,
    options: readonly (readonly [value: string, words: string])[],
  ) => (
    <label>
      {label}
      <select value={row[name]} onChange={(event) => set({ [name]: event.currentTarget.value })}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
  const actors = agreement.actors.map((one) => [one.id, one.id] as const)
  const who = [
    [eachParty, say('row-each')] as const,
    [bothParties, say('row-both')] as const,
    ...actors,
    ...(row.who.includes('|') ? [[row.who, say.list(row.who.split('|'))] as const] : []),
  ]
  const phases = agreement.phases.map((one) => [one.id, one.id] as const)
  return (
    <dialog ref={dialog} class="form" aria-labelledby="row-title" onClose={props.onClose}>
      <form
        class="stack"
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          forget()
          props.onDone(sentences, row.id, article)
        }}
      >
        <h2 id="row-title">{clause ? say('row-edit', { id: clause.id }) : say('row-new')}</h2>
        <div class="fields">
          {articles.length === 0 ? null : (
            <label>
              {say('row-article')}
              <select
                value={article}
                onChange={(event) => {
                  setArticle(event.currentTarget.value)
                  set({ id: props.onNumber(event.currentTarget.value) })
                }}
              >
                {articles.map((one) => (
                  <option key={one.heading} value={one.heading}>
                    {one.heading}
                  </option>
                ))}
              </select>
            </label>
          )}
          {text('id', say('col-clause'))}
          {choice('who', say('col-who'), who)}
          {choice(
            'modal',
            say('row-verb'),
            modals.map((one) => [one, one] as const),
          )}
        </div>
        <label>
          {say('col-shall')}
          <textarea
            required
            rows={2}
            dir="auto"
            value={row.what}
            onInput={(event) => set({ what: event.currentTarget.value })}
          />
        </label>
        <div class="fields">
          {choice(
            'when',
            say('col-by-when'),
            whens
              .filter((one) => one !== 'kept' || props.initial.when === 'kept')
              .map((one) => [one, say(`row-when-${one}`)] as const),
          )}
          {row.when === 'day' || row.when === 'from' ? text('n', say('row-day'), true) : null}
          {row.when === 'within' || row.when === 'before' ? (
            <>
              {text('n', say('row-length'), true)}
              {choice(
                'unit',
                say('row-unit'),
                (['hour', 'day', 'week', 'month', 'year'] as const).map(
                  (one) => [one, say(`row-unit-${one}`)] as const,
                ),
              )}
              {choice(
                'from',
                say('row-from'),
                refsIn(agreement).map((one) => [keyOf(one), refWords(say, one)] as const),
              )}
            </>
          ) : null}
          {row.when === 'during' || row.when === 'every-day'
            ? choice('phase', say('row-phase'), phases)
            : null}
          {row.when === 'date' ? (
            <label>
              {say('col-date')}
              <input
                type="date"
                required
                value={row.date}
                onInput={(event) => set({ date: event.currentTarget.value })}
              />
            </label>
          ) : null}
        </div>
        <div class="fields">
          {text('condition', say('row-if'))}
          {choice('confirmedBy', say('col-confirmed'), [['', say('if-none')] as const, ...actors])}
          {choice('ifNot', say('col-if-not'), [
            ['', say('if-none')] as const,
            ...(props.initial.ifNot === 'kept' ? [['kept', say('row-kept')] as const] : []),
            ...agreement.actors
              .filter((one) => !one.roles.includes('party'))
              .map((one) => [one.id, say('row-complain', { to: one.id })] as const),
          ])}
        </div>
        <div>
          <h3 id="row-sentence">{say('row-sentence')}</h3>
          <output class="sentence" aria-labelledby="row-sentence" dir="ltr" lang="en">
            {sentences}
          </output>
          {remarks.map((one) => (
            <p class="remark" key={`${one.code}${JSON.stringify(one.data)}`}>
              {explain(say.locale, one.code, one.data).message}
            </p>
          ))}
        </div>
        <p class="row">
          <button type="submit" disabled={remarks.length > 0}>
            {say('row-done')}
          </button>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              forget()
              dialog.current?.close()
            }}
          >
            {say('row-cancel')}
          </button>
        </p>
      </form>
    </dialog>
  )
}

function refWords(say: Say, ref: ReturnType<typeof refsIn>[number]): string {
  switch (ref.kind) {
    case 'anchor':
      return ref.id
    case 'phase-start':
    case 'phase-end':
      return say(`anchor-${ref.kind}`, { phase: ref.phase })
    case 'clause-done':
    case 'clause-due':
    case 'each':
      return say(`anchor-${ref.kind}`, { clause: ref.clause })
    case 'notice':
      return say('anchor-notice')
  }
}

function errorsOf(sources: { file: string; text: string }[]): readonly Diagnostic[] {
  return parse(sources).diagnostics.filter((one) => one.severity === 'error')
}

function same(a: Diagnostic, b: Diagnostic): boolean {
  return a.code === b.code && JSON.stringify(a.data) === JSON.stringify(b.data)
}
