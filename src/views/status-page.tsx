// The page of a process: desk view and public page are the same sections over different viewers.
import {
  ofKind,
  publicIncidents,
  sideBySide,
  wordsAt,
  type Process,
  type Section as SectionName,
  type StatusReport,
} from '../process/index.ts'
import { Calendar, Phases } from './calendar.tsx'
import { Matrix } from './matrix.tsx'
import { NextStepCards } from './next-step.tsx'
import { Owed } from './owed.tsx'
import { matrixText } from './states.tsx'
import { TextWithStates } from './text-states.tsx'
import { PublicIncidents } from './incidents-public.tsx'
import { Awaited, SaidAbout } from './next.tsx'
import { PublicTable } from './exchange-page.tsx'
import { renderPage, type Crumb } from './page.tsx'
import { contextOf, Empty, Section, type Context } from './parts.tsx'
import { sayWhen, type Say } from './say.ts'
import { Actors, AllEntries, Positions, Statements } from './talk.tsx'
import { tell } from './tell.ts'
import { Holders, Remarks } from './texts.tsx'
import { Timeline, timelineEntries } from './timeline.tsx'

export interface StatusPage {
  readonly say: Say
  readonly process: Process
  readonly report: StatusReport
  readonly audience: 'desk' | 'public'
  readonly root: string
  /** Folder of this process's pages relative to this page: "" or "../../". */
  readonly base: string
  /** Days on which something changed, newest last: links instead of a script. */
  readonly days: readonly string[]
  /** Who has seen how much of which channel, where the record is signed and somebody has. */
  readonly seen?: readonly SeenLine[]
}

/** "Seen by A up to entry 41, on 3 June". `date` is a time in words. */
export interface SeenLine {
  readonly channel: string
  readonly witness: string
  readonly size: number
  readonly date: string
}

interface Part {
  readonly id: string
  readonly title: string
  /** Which part of the charter's profile releases it; null: always shown to whoever sees the page. */
  readonly section: SectionName | null
  readonly body: (context: Context) => preact.JSX.Element | null
}

/** Counts of people released, as the desk published them last: after the fact, small ones not shown. */
function published(say: Say, report: StatusReport): readonly Part[] {
  const last = ofKind(report.entries, 'counts published').at(-1)
  if (!last) return []
  return [
    {
      id: 'released',
      title: say('exchange-public-caption'),
      section: 'owed',
      body: () => <PublicTable say={say} body={last.body} />,
    },
  ]
}

/** Findings that the desk released; for the desk with the way to its own page. */
function incidentsPart({ say, process, report, audience, base }: StatusPage): readonly Part[] {
  const kinds: ReadonlySet<string> = new Set(['release', 'report'])
  if (!report.entries.some((one) => kinds.has(one.kind))) return []
  return [
    {
      id: 'incidents',
      title: say('incidents-public-head'),
      section: 'incidents',
      body: () => (
        <>
          {audience === 'desk' ? (
            <p>
              <a href={`${base}incidents/`}>{say('incidents-desk-link')}</a>
            </p>
          ) : null}
          <PublicIncidents say={say} rows={publicIncidents(process, report.query)} />
        </>
      ),
    },
  ]
}

function partsOf(page: StatusPage): readonly Part[] {
  const { say, process, report } = page
  const text = matrixText(report)
  const live = report.texts.find((one) => one.version === text?.version)
  return [
    {
      id: 'now',
      title: say('head-where'),
      section: 'status',
      body: (context) => <Phases context={context} />,
    },
    {
      id: 'next',
      title: say(report.inForce === null ? 'head-awaited' : 'head-rests'),
      section: 'next step',
      body: (context) => (
        <>
          {report.inForce === null ? null : <NextStepCards context={context} />}
          {report.inForce !== null && report.awaited.length === 0 ? null : (
            <Awaited context={context} />
          )}
          <p class="when">{say('not-a-verdict')}</p>
          <h3>{say('head-said')}</h3>
          <SaidAbout context={context} />
        </>
      ),
    },
    {
      id: 'matrix',
      title: say('head-matrix'),
      section: 'matrix',
      body: (context) => <Matrix context={context} />,
    },
    { id: 'timeline', title: say('head-timeline'), section: 'timeline', body: timelineSection },
    {
      id: 'text',
      title: say('head-text'),
      section: 'text',
      body: (context) =>
        live ? (
          <TextWithStates
            context={context}
            text={live}
            words={(clause) => wordsAt(process, clause.at)}
          />
        ) : (
          <Empty>{say('empty-matrix')}</Empty>
        ),
    },
    ...(report.situation && report.situation.owed.classes.length > 0
      ? [
          {
            id: 'owed',
            title: say('head-owed'),
            section: 'owed' as const,
            body: (context: Context) => <Owed context={context} />,
          },
        ]
      : []),
    ...published(say, report),
    ...(report.situation
      ? [
          {
            id: 'calendar',
            title: say('head-calendar'),
            section: 'calendar' as const,
            body: (context: Context) => <Calendar context={context} />,
          },
        ]
      : []),
    ...incidentsPart(page),
    {
      id: 'texts',
      title: say('head-holders'),
      section: 'versions',
      body: (context) => <Holders context={context} />,
    },
    {
      id: 'positions',
      title: say('head-positions-time'),
      section: 'positions',
      body: (context) => <Positions context={context} />,
    },
    {
      id: 'statements',
      title: say('head-said-all'),
      section: 'statements',
      body: (context) => <Statements context={context} kinds={['statement', 'aim']} />,
    },
    {
      id: 'support',
      title: say('head-support'),
      section: 'endorsements',
      body: (context) => <Statements context={context} kinds={['endorsement']} />,
    },
    {
      id: 'contacts',
      title: say('head-contacts'),
      section: 'contacts',
      body: (context) => <Statements context={context} kinds={['contact']} />,
    },
    {
      id: 'differences',
      title: say('head-differs'),
      section: 'status',
      body: (context) => <Differences context={context} process={process} />,
    },
    {
      id: 'remarks',
      title: say('head-remarks'),
      section: 'findings on the text',
      body: (context) => <Remarks context={context} />,
    },
    {
      id: 'actors',
      title: say('head-actors'),
      section: 'status',
      body: (context) => <Actors context={context} />,
    },
    {
      id: 'record',
      title: say('head-idle'),
      section: 'timeline',
      body: (context) => <AllEntries context={context} />,
    },
  ]
}

function timelineSection(context: Context) {
  const { say } = context
  return (
    <>
      <Timeline context={context} />
      <details>
        <summary>{say('head-timeline-list')}</summary>
        <ul class="events">
          {timelineEntries(context).map((entry) => (
            <li key={entry.id}>
              <span class="when">{sayWhen(say, entry)}</span>{' '}
              <a href={`#e-${entry.id}`}>
                <bdi>{tell(say, entry)}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function Differences({ context, process }: { context: Context; process: Process }) {
  const { say, report } = context
  const differences = sideBySide(process, report.query)
  if (differences.length === 0) return <Empty>{say('empty-differences')}</Empty>
  const name = (one: string) =>
    one === 'findings'
      ? say('account-findings-short')
      : one === 'text'
        ? say('reading-text-short')
        : one
  return (
    <ul class="events">
      {differences.map((side) => (
        <li key={`${side.kind}${side.left}${side.right}`}>
          <strong>
            <bdi>{name(side.left)}</bdi> / <bdi>{name(side.right)}</bdi>
          </strong>{' '}
          <span class="tag">{say(`differs-${side.kind}`)}</span>
          <p>
            {side.difference.clauses.length > 0
              ? say('differs-in', {
                  clauses: say.list([...new Set(side.difference.clauses.map((one) => one.clause))]),
                })
              : null}{' '}
            {side.difference.next === 'differs' ? say('differs-next') : null}
          </p>
          {side.difference.same.length > 0 ? (
            <p class="when">
              {say('same-in', { clauses: say.list([...new Set(side.difference.same)]) })}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

export function QueryLine({ say, report }: { say: Say; report: StatusReport }) {
  const { query } = report
  return (
    <p class="query">
      {say('line-query', {
        at: say.date(query.atWords),
        known:
          query.asOfWords === null
            ? say('as-known-now')
            : say('as-known-then', { date: say.date(query.asOfWords) }),
        account: query.account === 'findings' ? say('account-findings-short') : query.account,
        reading: query.reading === 'text' ? say('reading-text-short') : query.reading,
      })}
    </p>
  )
}

/** Two date boxes; the server turns them into a path, so that an address says what it shows. */
function DateBoxes({ page }: { page: StatusPage }) {
  const { say, report, base, days } = page
  const at = report.query.atWords.slice(0, 10)
  return (
    <>
      {page.audience === 'public' ? null : (
        <form class="dates" method="get" action={`${base}go`}>
          <label>
            {say('date-on')}
            <input type="date" name="at" value={at} required />
          </label>
          <label>
            {say('date-known')}
            <input type="date" name="known" value={report.query.asOfWords?.slice(0, 10) ?? ''} />
          </label>
          <label>
            {say('account-choice')}
            <select name="account">
              {['findings', ...report.sides].map((one) => (
                <option key={one} value={one} selected={one === report.query.account}>
                  {one === 'findings' ? say('account-findings-short') : one}
                </option>
              ))}
            </select>
          </label>
          <button type="submit">{say('date-go')}</button>
        </form>
      )}
      <details class="why">
        <summary>{say('date-changes')}</summary>
        <p>
          {days.map((day) => (
            <>
              <a key={day} href={`${base}on/${day}/`}>
                {say.date(day)}
              </a>{' '}
            </>
          ))}
        </p>
      </details>
    </>
  )
}

/** The sections that this audience sees, in their order: desk all, public what the charter releases. */
function shownParts(page: StatusPage): readonly Part[] {
  const released = page.report.charter.published
  return partsOf(page).filter(
    (part) => page.audience === 'desk' || part.section === null || released.includes(part.section),
  )
}

/** The sections of a process without the frame of a page: for a page that draws itself in a browser. */
export function StatusSections({ page }: { page: StatusPage }) {
  // Comparisons are pages of the desk; the offline file and the public page have none.
  const desk = page.audience === 'desk' && page.root !== ''
  const context = contextOf(page.say, page.report, desk ? page.base : null)
  return (
    <>
      {shownParts(page).map((part) => (
        <Section key={part.id} id={part.id} title={part.title}>
          {part.body(context)}
        </Section>
      ))}
    </>
  )
}

export function statusPage(page: StatusPage): string {
  const { say, process, report, audience, root, base } = page
  const shown = shownParts(page)
  const crumbs: Crumb[] =
    audience === 'desk'
      ? [
          { href: base === '' ? './' : base, label: report.charter.title },
          { href: `${base}note/`, label: say('page-note') },
          { href: `${base}futures/`, label: say('futures-title') },
          { href: `${base}agreeable/`, label: say('agree-title') },
          { href: `${base}exchange/`, label: say('exchange-title') },
          { href: `${base}incidents/`, label: say('incidents-head') },
          { href: `${base}public/`, label: say('page-public-preview') },
          { href: `${base}texts/`, label: say('texts-desk') },
          { href: `${base}comments/`, label: say('texts-moderation') },
        ]
      : [{ href: base === '' ? './' : base, label: report.charter.title }]
  return renderPage({
    say,
    title: report.charter.title,
    root,
    crumbs,
    badge: report.charter.kind,
    contents: shown.map((part) => ({ href: `#${part.id}`, label: part.title })),
    foot: (
      <>
        {(page.seen ?? []).map((one) => (
          <p key={`${one.channel} ${one.witness}`}>{say('verify-seen', { ...one })}</p>
        ))}
        <Foot say={say} report={report} />
      </>
    ),
    children: (
      <>
        <h1>
          <bdi>{report.charter.title}</bdi>
        </h1>
        {report.charter.kind === 'not stated' ? null : (
          <p class="lead">
            {say(report.charter.kind === 'invented' ? 'page-invented-long' : 'page-real-long')}
          </p>
        )}
        <QueryLine say={say} report={report} />
        <p class="query">
          {say('kept-by', { keeper: report.charter.keeper, consent: report.charter.consent })}
        </p>
        {audience === 'public' ? <p class="query">{say('page-public-lead')}</p> : null}
        <DateBoxes page={page} />
        {shown.length === 0 ? <Empty>{say('page-public-nothing')}</Empty> : null}
        <StatusSections page={page} />
        {process.diagnostics.length > 0 && audience === 'desk' ? (
          <RecordRemarks page={page} />
        ) : null}
      </>
    ),
  })
}

function RecordRemarks({ page }: { page: StatusPage }) {
  const { say, process } = page
  return (
    <Section id="record-remarks" title={say('head-record-remarks')}>
      <p>{say('remarks-count', { count: process.diagnostics.length })}</p>
    </Section>
  )
}

export function Foot({ say, report }: { say: Say; report: StatusReport }) {
  const text = matrixText(report)
  const header = text?.agreement.header
  return (
    <>
      <p>{say('page-foot')}</p>
      {header ? (
        <p>
          {say('page-foot-encoded', {
            encoded: header.encodedBy ?? say('not-stated'),
            confirmed:
              header.confirmedBy.length > 0
                ? say.list(header.confirmedBy)
                : say('confirmed-nobody'),
          })}
        </p>
      ) : null}
      <p>{say('page-foot-prejudice')}</p>
    </>
  )
}
