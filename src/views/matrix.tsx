// The implementation matrix: who shall do what by when, if, confirmed by, if not, and where it stands.
import { bearersOf, type Clause, type StatusReport } from '../process/index.ts'
import { Empty, Table, type Context } from './parts.tsx'
import { phraseAct, phraseCondition, phraseDue, phraseRemedy, phraseSpan } from './phrase.ts'
import type { Say } from './say.ts'
import { phraseLimit } from './state-words.ts'
import { matrixText, States, statusesOf } from './states.tsx'

/** Each limit once, however many bearers it has. */
function limitsOf(say: Say, report: StatusReport, clause: string): readonly string[] {
  const limits = statusesOf(report, clause).map((status) => phraseLimit(say, status.limit))
  return [...new Set(limits.filter((limit) => limit !== null))]
}

export function Matrix({ context }: { context: Context }) {
  const { say, report } = context
  const text = matrixText(report)
  if (!text || text.agreement.clauses.length === 0) return <Empty>{say('empty-matrix')}</Empty>
  return (
    <Table
      wide
      caption={say('matrix-of', { version: text.version })}
      head={[
        say('col-clause'),
        say('col-who'),
        say('col-shall'),
        say('col-by-when'),
        say('col-if'),
        say('col-confirmed'),
        say('col-if-not'),
        say('col-state'),
      ]}
    >
      {text.agreement.clauses.map((clause) => (
        <tr key={clause.id} id={`m-${clause.id}`}>
          <td>
            <a href={`#c-${text.version}-${clause.id}`}>{clause.id}</a>
          </td>
          <td>
            {bearersOf(clause).map((bearer) => (
              <p key={bearer}>
                <bdi>{bearer}</bdi>
              </p>
            ))}
          </td>
          <td>
            <bdi>{phraseAct(say, clause)}</bdi>
            {clause.reportedBy === undefined ? null : (
              <p class="tag">{say('as-reported-by', { by: clause.reportedBy })}</p>
            )}
          </td>
          <td>
            {'due' in clause ? phraseDue(say, clause.due) : null}
            {limitsOf(say, report, clause.id).map((limit) => (
              <p class="when" key={limit}>
                {limit}
              </p>
            ))}
          </td>
          <td>{clause.condition ? phraseCondition(say, clause.condition) : '–'}</td>
          <td>{confirmation(say, clause)}</td>
          <td>
            {clause.remedies.length === 0
              ? say('if-none')
              : clause.remedies.map((remedy) => (
                  <p key={remedy.at.from}>{phraseRemedy(say, remedy)}</p>
                ))}
          </td>
          <td>
            <States context={context} clause={clause.id} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

function confirmation(say: Say, clause: Clause) {
  if (!('verification' in clause) || !clause.verification) return say('if-none')
  const { by, within, silence } = clause.verification
  return (
    <>
      <p>
        <bdi>{within ? say('verifier-within', { by, span: phraseSpan(say, within) }) : by}</bdi>
      </p>
      <p class="tag">{say(`silence-${silence.replaceAll(' ', '-')}`)}</p>
    </>
  )
}
