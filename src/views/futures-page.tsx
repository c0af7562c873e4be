// What the text allows to happen: a card for each question, with its story told and drawn, and the
// sentences that were tried. For the desk; a computed future is never a forecast.
import { questionNames, type Answer, type TextFutures } from '../process/index.ts'
import { explain } from '../words/index.ts'
import { answerHeadline, stepText } from './futures-text.ts'
import { renderPage, type Crumb } from './page.tsx'
import { Empty, Section } from './parts.tsx'
import type { Say } from './say.ts'

export function futuresPage(
  say: Say,
  found: readonly TextFutures[],
  title: string,
  root: string,
  crumbs: readonly Crumb[],
): string {
  return renderPage({
    say,
    title: say('futures-title'),
    root,
    crumbs: [...crumbs],
    contents: found.map((one, index) => ({
      href: `#text-${index}`,
      label: one.title === '' ? one.version : one.title,
    })),
    foot: <p>{say('futures-foot')}</p>,
    children: (
      <>
        <h1>{say('futures-title')}</h1>
        <p class="lead">
          <bdi>{title}</bdi>
        </p>
        <p>{say('futures-lead')}</p>
        {found.length === 0 ? <Empty>{say('empty-texts')}</Empty> : null}
        {found.map((one, index) => (
          <Section
            key={one.version}
            id={`text-${index}`}
            title={one.title === '' ? one.version : one.title}
          >
            <Futures say={say} text={one} />
          </Section>
        ))}
      </>
    ),
  })
}

function Futures({ say, text }: { say: Say; text: TextFutures }) {
  const assumed = [
    ...new Set(text.answers.flatMap((answer) => answer.assumptions.map((each) => each.words))),
  ]
  const told = new Set<string>()
  return (
    <>
      {assumed.length === 0 ? null : (
        <ul class="assumed">
          {assumed.map((words) => (
            <li key={words}>{say('explore-assumed', { words })}</li>
          ))}
        </ul>
      )}
      {questionNames.map((question) => {
        const answers = text.answers.filter((answer) => answer.question === question)
        const shown = answers.filter((answer) => answer.notable || answer.verdict === 'not-settled')
        if (answers.length === 0) return null
        const quiet = answers.length - shown.length
        return (
          <div key={question}>
            <h3>{say(`explore-question-${question}`)}</h3>
            {shown.map((answer) => (
              <AnswerCard
                say={say}
                answer={answer}
                told={told}
                key={`${answer.id}${answer.about.join()}`}
              />
            ))}
            {quiet > 0 ? <p class="when">{say('explore-quiet', { count: quiet })}</p> : null}
          </div>
        )
      })}
    </>
  )
}

function AnswerCard({ say, answer, told }: { say: Say; answer: Answer; told: Set<string> }) {
  const steps = answer.story?.steps ?? []
  const key = steps.map((step) => `${step.day}${step.kind}${step.clause}`).join()
  const again = told.has(key)
  told.add(key)
  return (
    <article class={answer.verdict === 'not-settled' ? 'card nobody' : 'card'}>
      <p>{answerHeadline(say, answer)}</p>
      {answer.missing.map((one) => {
        const told = explain(say.locale, one.code, one.data)
        return (
          <p class="when" key={`${one.code}${JSON.stringify(one.data)}`}>
            {told.message} {told.help}
          </p>
        )
      })}
      {answer.verdict === 'not-settled' &&
      answer.missing.length === 0 &&
      answer.coveredDays !== null ? (
        <p class="when">
          {say('explore-covered', { states: answer.states, days: answer.coveredDays })}
        </p>
      ) : null}
      {steps.length > 0 && !again ? (
        <>
          <Lanes say={say} answer={answer} />
          <ol class="story">
            {steps.map((step, index) => (
              <li key={`${index}${step.day}`}>
                <bdi>{stepText(say, step)}</bdi>
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {answer.repairs.length > 0 ? (
        <details class="why">
          <summary>{say('explore-repairs')}</summary>
          <ul>
            {answer.repairs.map((repair) => (
              <li key={repair.sentence}>
                {say('explore-repair', { sentence: repair.sentence })}
                <ul>
                  {repair.changes.map((change) => (
                    <li class="when" key={`${change.question}${change.about.join()}`}>
                      {say('explore-repair-changes', {
                        question: say(`explore-question-${change.question}`),
                        about: change.about.join(', '),
                        before: say(`explore-verdict-${change.before}`),
                        after: say(`explore-verdict-${change.after}`),
                      })}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  )
}

const width = 720
const left = 150
const lane = 34

/** A lane per actor on an axis of days; what nobody does is on a lane of its own. */
function Lanes({ say, answer }: { say: Say; answer: Answer }) {
  const steps = answer.story?.steps ?? []
  const actors = [...new Set(steps.map((step) => step.actor ?? ''))].sort(
    (a, b) => (a === '' ? 1 : 0) - (b === '' ? 1 : 0),
  )
  const last = Math.max(...steps.map((step) => step.day), 2)
  const x = (day: number) => Math.round(left + 14 + ((day - 1) / (last - 1)) * (width - left - 40))
  const days = [...new Set(steps.map((step) => step.day))]
  return (
    <div class="scroll" tabIndex={0}>
      <svg
        class="lanes"
        viewBox={`0 0 ${width} ${actors.length * lane + 30}`}
        role="img"
        aria-label={say('futures-picture')}
      >
        {days.map((day, index) => (
          <g key={day}>
            <line class="tick" x1={x(day)} x2={x(day)} y1={18} y2={actors.length * lane + 26} />
            {/* Two days in a row would write over each other. */}
            {index > 0 && x(day) - x(days[index - 1] ?? day) < 24 ? null : (
              <text class="tick-label" x={x(day)} y={14} text-anchor="middle">
                {day}
              </text>
            )}
          </g>
        ))}
        {actors.map((actor, index) => (
          <g key={actor}>
            <line
              class="lane"
              x1={left}
              x2={width - 16}
              y1={(index + 1) * lane + 6}
              y2={(index + 1) * lane + 6}
            />
            <text class="lane-label" x={left - 10} y={(index + 1) * lane + 10} text-anchor="end">
              {actor === '' ? say('futures-time') : actor}
            </text>
          </g>
        ))}
        {steps.map((step, index) => (
          <circle
            class={step.actor === null ? 'mark statement' : 'mark'}
            cx={x(step.day)}
            cy={(actors.indexOf(step.actor ?? '') + 1) * lane + 6}
            r={6}
            key={`${index}${step.day}`}
          >
            <title>{stepText(say, step)}</title>
          </circle>
        ))}
      </svg>
    </div>
  )
}
