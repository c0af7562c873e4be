// Coders side by side: what each made of a sentence, how far they agree beyond chance, what was settled.
import type { Locale } from '../words/index.ts'
import { renderPage } from './page.tsx'
import { Empty, Table } from './parts.tsx'
import { slug, speaker } from './say.ts'

export interface CodersPage {
  readonly locale: Locale
  readonly process: string
  readonly title: string
  readonly coders: readonly string[]
  /** null: nothing to compare. kappa of the first two coders, alpha of all. */
  readonly kappa: number | null
  readonly alpha: number | null
  readonly differing: readonly {
    readonly unit: string
    readonly words: string
    readonly labels: readonly (readonly [string, string])[]
    readonly settled: string | null
  }[]
}

export function codersPage(page: CodersPage): string {
  const say = speaker(page.locale, false)
  const figure = (value: number | null) =>
    value === null ? say('texts-no-figure') : value.toFixed(3)
  const act = (name: string) =>
    say(name === 'nothing' ? 'texts-nothing' : `texts-act-${slug(name)}`)
  return renderPage({
    say,
    title: say('texts-coders'),
    root: '../'.repeat(5 + (page.locale === 'en' ? 0 : 1)),
    crumbs: [
      { href: '../../../', label: page.process },
      { href: '../../', label: say('texts-desk') },
    ],
    children: (
      <>
        <h1>{say('texts-coders')}</h1>
        <p class="lead">
          <bdi>{page.title}</bdi>: <bdi>{page.coders.join(', ')}</bdi>
        </p>
        <p>{say('texts-coders-lead')}</p>
        <p>{say('texts-kappa', { value: figure(page.kappa) })}</p>
        <p>{say('texts-alpha', { value: figure(page.alpha) })}</p>
        <p>
          <a href="codings.csv">{say('texts-export-table')}</a> ·{' '}
          <a href="annotations.json">{say('texts-export-annotations')}</a>
        </p>
        {page.differing.length === 0 ? (
          <Empty>{say('texts-differ-none')}</Empty>
        ) : (
          <Table
            caption={say('texts-differ')}
            head={[say('texts-field-text'), say('texts-coders'), say('texts-settled')]}
          >
            {page.differing.map((one) => (
              <tr key={one.unit}>
                <td dir="auto">{one.words}</td>
                <td>
                  {one.labels.map(([coder, label]) => (
                    <p key={coder}>
                      <bdi>{coder}</bdi>: {act(label)}
                    </p>
                  ))}
                </td>
                <td>
                  {one.settled === null ? null : <strong>{act(one.settled)}</strong>}
                  <form method="post" action="./" class="stack">
                    <input type="hidden" name="unit" value={one.unit} />
                    <label>
                      {say('texts-settle')}
                      <select name="label">
                        {[...new Set(one.labels.map(([, label]) => label))].map((label) => (
                          <option key={label} value={label}>
                            {act(label)}
                          </option>
                        ))}
                      </select>
                    </label>
                    <button>{say('texts-enter')}</button>
                  </form>
                </td>
              </tr>
            ))}
          </Table>
        )}
      </>
    ),
  })
}
