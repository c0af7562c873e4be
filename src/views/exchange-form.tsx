// The printed form of a handover: one A4 page, filled in by hand, signed by both sides and the
// intermediary. Counts and the number of a sealed envelope; no line asks for a name of a person held.
import { dateOfPhase, type ExchangeFile } from '../process/index.ts'
import { draft } from '../words/index.ts'
import { renderPage } from './page.tsx'
import type { Say } from './say.ts'

export interface FormPage {
  readonly say: Say
  readonly title: string
  readonly badge: 'invented' | 'real' | 'not stated'
  readonly file: ExchangeFile | undefined
  /** Handovers to print, one sheet each; none: one empty sheet. */
  readonly handovers: readonly { readonly id: string; readonly day: number }[]
  readonly root: string
  readonly base: string
}

const blanks = ['1', '2', '3', '4', '5', '6']

export function formPage(page: FormPage): string {
  const { say, title, badge, handovers, root, base } = page
  const sheets = handovers.length > 0 ? handovers : [undefined]
  return renderPage({
    say,
    title: `${say('exchange-form-title')}: ${title}`,
    root,
    crumbs: [
      { href: base, label: title },
      { href: `${base}exchange/`, label: say('exchange-title') },
    ],
    badge,
    kind: 'handover-form',
    children: (
      <>
        {sheets.map((one) => (
          <Sheet key={one?.id ?? ''} page={page} handover={one} />
        ))}
      </>
    ),
  })
}

function Line({ label, value }: { label: string; value?: string | undefined }) {
  return (
    <p class="fill">
      <span>{label}</span> <span class="blank">{value ?? ''}</span>
    </p>
  )
}

function Sheet({
  page,
  handover,
}: {
  page: FormPage
  handover: { readonly id: string; readonly day: number } | undefined
}) {
  const { say, file, title } = page
  const exchange = file?.exchange
  const sides = exchange?.sides ?? ['', '']
  const classes = exchange ? [...exchange.held, ...exchange.answer].map((one) => one.id) : blanks
  const date =
    handover && file?.dayOne !== undefined
      ? say.date(dateOfPhase(file.dayOne, handover.day))
      : undefined
  return (
    <article class="sheet">
      <h1>{say('exchange-form-title')}</h1>
      <p>{say('exchange-form-about')}</p>
      <div class="fills">
        <Line label={say('exchange-form-process')} value={title} />
        <Line label={say('exchange-form-handover')} value={handover?.id} />
        <Line label={say('exchange-form-date')} value={date} />
        <Line label={say('exchange-form-place')} />
        <Line label={say('exchange-form-from')} />
        <Line label={say('exchange-form-to')} />
        <Line label={say('exchange-form-intermediary')} />
        <Line label={say('exchange-form-envelope')} />
        <Line
          label={say('exchange-form-version')}
          value={exchange?.list ? String(exchange.list.version) : undefined}
        />
        <Line
          label={say('exchange-form-commitment')}
          value={exchange?.list?.commitment.slice(0, 16)}
        />
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('exchange-form-class')}</th>
            <th scope="col">{say('exchange-form-handed')}</th>
            <th scope="col">{say('exchange-form-taken')}</th>
            <th scope="col">{say('exchange-form-exceptions')}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map((one) => (
            <tr key={one}>
              <th scope="row">
                <bdi>{exchange ? one : ''}</bdi>
              </th>
              <td>{'\u00a0'}</td>
              <td>{'\u00a0'}</td>
              <td>{'\u00a0'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="fills">
        <Line label={say('exchange-form-departed')} />
        <Line label={say('exchange-form-to-intermediary')} />
        <Line label={say('exchange-form-to-receiver')} />
      </div>
      <p class="fill">
        {say('exchange-form-will')}: {say('exchange-form-yes-no')}
      </p>
      <p class="fill">
        {say('exchange-form-fit')}: {say('exchange-form-yes-no')}
      </p>
      <h2>{say('exchange-form-signatures')}</h2>
      <table class="signatures">
        <thead>
          <tr>
            <th scope="col">{say('exchange-side')}</th>
            <th scope="col">{say('exchange-form-name-role')}</th>
            <th scope="col">{say('exchange-form-signature')}</th>
          </tr>
        </thead>
        <tbody>
          {[...sides, say('exchange-form-intermediary')].map((side, k) => (
            <tr key={`${k}${side}`}>
              <th scope="row">
                <bdi>{side}</bdi>
              </th>
              <td>{'\u00a0'}</td>
              <td>{'\u00a0'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="when">
        {say('exchange-describe')} {draft(say.locale) ? say('draft-translation') : null}
      </p>
    </article>
  )
}
