// The field report: a plain form that works without script. What was typed comes back with what is wrong.
import type { Process, ReportFault, ReportFields } from '../process/index.ts'
import { explain } from '../words/index.ts'
import { renderPage } from './page.tsx'
import type { Say } from './say.ts'

export interface ReportForm {
  readonly say: Say
  readonly process: Process
  readonly root: string
  readonly base: string
  readonly given: ReportFields
  readonly wrong: readonly ReportFault[]
}

export function reportForm({ say, process, root, base, given, wrong }: ReportForm): string {
  const text = (name: keyof ReportFields, help?: string) => (
    <label>
      {say(`incidents-form-${name}`)}
      <input name={name} value={given[name] ?? ''} dir="auto" maxLength={300} />
      {help === undefined ? null : <small>{help}</small>}
    </label>
  )
  const time = (name: 'day' | 'from' | 'until') => (
    <label>
      {say(`incidents-form-${name}`)}
      {name === 'day' ? (
        <input name={name} type="date" value={given[name] ?? ''} />
      ) : (
        <input name={name} type="time" value={given[name] ?? ''} />
      )}
    </label>
  )
  const choice = (name: 'reliability' | 'credibility' | 'manner', options: readonly string[]) => (
    <label>
      {say(`incidents-form-${name}`)}
      <select name={name}>
        {options.map((one) => (
          <option key={one} value={one} selected={given[name] === one}>
            {say(name === 'manner' ? `incidents-form-manner-${one}` : `incidents-${name}-${one}`)}
          </option>
        ))}
      </select>
    </label>
  )
  return renderPage({
    say,
    title: say('incidents-form-head'),
    root,
    crumbs: [
      { href: base, label: process.charter.title },
      { href: `${base}incidents/`, label: say('incidents-head') },
    ],
    badge: process.charter.kind,
    foot: <p>{say('page-foot-prejudice')}</p>,
    children: (
      <>
        <h1>{say('incidents-form-head')}</h1>
        <p class="lead">{say('incidents-form-lead')}</p>
        {wrong.length === 0 ? null : (
          <div class="remark" role="alert">
            <p>{say('incidents-form-wrong')}</p>
            {wrong.map(({ code, data }) => {
              const field = data['field']
              const named =
                typeof field === 'string'
                  ? { ...data, field: say(`incidents-form-${field}`) }
                  : data
              const told = explain(say.locale, code, named)
              return (
                <p key={`${code} ${String(field)}`}>
                  {told.message} {told.help}
                </p>
              )
            })}
          </div>
        )}
        <form class="report" method="post" action="" accept-charset="utf-8">
          {text('what')}
          <label>
            {say('incidents-form-words')}
            <textarea name="words" rows={5} maxLength={4000} dir="auto">
              {given.words ?? ''}
            </textarea>
          </label>
          <div class="pair">
            {time('day')}
            {time('from')}
            {time('until')}
          </div>
          {text('place', say('incidents-form-place-help'))}
          {text('source')}
          <div class="pair">
            {choice('manner', ['observation', 'allegation'])}
            {choice('reliability', ['F', 'A', 'B', 'C', 'D', 'E'])}
            {choice('credibility', ['6', '1', '2', '3', '4', '5'])}
          </div>
          <p class="when">{say('incidents-form-photos')}</p>
          <p>
            <button type="submit">{say('incidents-form-send')}</button>
          </p>
        </form>
      </>
    ),
  })
}
