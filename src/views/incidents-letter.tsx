// One letter, once to each Party, in identical terms but for the name of who receives it.
import { current, dateIn, type IncidentBoard, type Process } from '../process/index.ts'
import { placeText, resultText } from './incidents-words.ts'
import { renderPage } from './page.tsx'
import { slug, type Say } from './say.ts'

export interface LetterPage {
  readonly say: Say
  readonly process: Process
  readonly board: IncidentBoard
  readonly sides: readonly string[]
  readonly incident: string
  readonly root: string
  readonly base: string
}

/** Null where nothing was confirmed: no letter goes out on a report. */
export function letterPage(page: LetterPage): string | null {
  const { say, process, board, incident: id, sides, root, base } = page
  const incident = board.desk.incidents.get(id)
  const finding = current(incident?.findings ?? [])
  if (incident === undefined || incident.mergedInto !== undefined) return null
  if (finding?.result !== 'confirmed') return null
  const attribution = current(incident.attributions)
  const determined = [...incident.determinations.values()].flatMap((chain) => current(chain) ?? [])
  const lines = [
    say('incidents-letter-found', {
      by: finding.by,
      what: finding.what,
      day: say.date(dateIn(finding.happened.from, process.charter.zone)),
      place: placeText(say, finding.place),
    }),
    attribution === undefined
      ? say('incidents-letter-no-attribution')
      : say('incidents-letter-held', {
          held: say(
            attribution.to === undefined ? 'incidents-attribution' : 'incidents-attribution-to',
            {
              result: resultText(say, attribution.result),
              by: attribution.by,
              to: attribution.to ?? '',
              basis: attribution.basis,
            },
          ),
        }),
    ...determined.map((one) =>
      say(`incidents-determined-${slug(one.result)}`, { body: one.body, clause: one.clause }),
    ),
    say('incidents-letter-ask'),
  ]
  return renderPage({
    say,
    title: say('incidents-letter-title', { incident: id }),
    root,
    crumbs: [
      { href: base, label: process.charter.title },
      { href: `${base}incidents/`, label: say('incidents-head') },
    ],
    badge: process.charter.kind,
    kind: 'letters',
    foot: <p>{say('page-foot-prejudice')}</p>,
    children: sides.map((side) => (
      <article class="letter" key={side}>
        <h1>{say('incidents-letter-title', { incident: id })}</h1>
        <p class="when">{say.date(board.today)}</p>
        <p>
          <strong>{say('incidents-letter-to', { side })}</strong>
        </p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p class="when">{say('incidents-letter-same', { sides: say.list(sides) })}</p>
      </article>
    )),
  })
}
