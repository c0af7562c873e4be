// Handovers that were recorded, and the form with which the desk copies a paper form back.
import {
  dateOfPhase,
  exceptionReasons,
  type Counts,
  type ExchangeDesk,
  type StatusReport,
} from '../process/index.ts'
import { sayCounts } from './exchange-text.ts'
import { Empty } from './parts.tsx'
import { sayWhen, slug, type Say } from './say.ts'

export function Legs({ say, legs }: { say: Say; legs: ExchangeDesk['legs'] }) {
  if (legs.length === 0) return <Empty>{say('none')}</Empty>
  return (
    <ul class="events">
      {legs.map((leg) => {
        const { body } = leg
        const counts: Counts = Object.fromEntries(body.counts.map((one) => [one.class, one.n]))
        return (
          <li key={leg.id} id={`leg-${leg.id}`}>
            {say('exchange-leg-line', {
              date: sayWhen(say, leg),
              batch: body.batch,
              counts: sayCounts(say, counts),
              envelope: body.envelope ?? say('not-recorded'),
              signed: say.list(body.signed ?? []),
            })}
            {(body.exceptions ?? []).map((one) => (
              <p key={one.class}>
                {say('exchange-leg-exception', {
                  n: one.n,
                  class: one.class,
                  what: sayReason(say, one.what),
                })}
              </p>
            ))}
          </li>
        )
      })}
    </ul>
  )
}

function sayReason(say: Say, what: string): string {
  const id = `exchange-reason-${slug(what)}`
  return say.has(id) ? say(id) : what
}

export function CopyForm({
  say,
  desk,
  report,
  base,
}: {
  say: Say
  desk: ExchangeDesk
  report: StatusReport
  base: string
}) {
  const { exchange, dayOne } = desk.file
  if (dayOne === undefined) return null
  const today = report.query.atWords.slice(0, 10)
  const sides = [...exchange.sides, say('exchange-form-intermediary')]
  return (
    <>
      <h3>{say('exchange-copy')}</h3>
      <p>{say('exchange-copy-about')}</p>
      <form class="copy" method="post" action={`${base}exchange/copy`}>
        <input type="hidden" name="id" value={desk.nextLeg} />
        <label>
          {say('exchange-form-handover')}
          <select name="batch">
            {exchange.handovers.map((one) => (
              <option key={one.id} value={one.id}>
                {`${one.id} (${say.date(dateOfPhase(dayOne, one.day))})`}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('exchange-form-date')}
          <input type="date" name="happened" value={today} required />
        </label>
        <label>
          {say('exchange-form-from')}
          <select name="by">
            {exchange.sides.map((side, k) => (
              <option key={side} value={k}>
                {side}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('exchange-form-envelope')}
          <input name="envelope" autocomplete="off" required />
        </label>
        {[...exchange.held, ...exchange.answer].map(({ id }) => (
          <fieldset key={id}>
            <legend>
              <bdi>{id}</bdi>
            </legend>
            <label>
              {say('exchange-form-taken')}
              <input name={`n:${id}`} inputmode="numeric" autocomplete="off" />
            </label>
            <label>
              {say('exchange-form-exceptions')}
              <input name={`x:${id}`} inputmode="numeric" autocomplete="off" />
            </label>
            <label>
              {say('exchange-form-reason')}
              <select name={`why:${id}`}>
                {exceptionReasons.map((one) => (
                  <option key={one} value={one}>
                    {sayReason(say, one)}
                  </option>
                ))}
              </select>
            </label>
          </fieldset>
        ))}
        <fieldset>
          <legend>{say('exchange-form-signatures')}</legend>
          {sides.map((side, k) => (
            <label key={side}>
              <input type="checkbox" name={`signed:${k}`} value="yes" /> <bdi>{side}</bdi>
            </label>
          ))}
        </fieldset>
        <button type="submit">{say('exchange-copy-save')}</button>
      </form>
    </>
  )
}
