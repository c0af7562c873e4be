// The words of the text with each clause's state beside them.
import type { Clause, TextReport } from '../process/index.ts'
import { Empty, type Context } from './parts.tsx'
import { States } from './states.tsx'

/** The authentic words with each clause's state beside it. */
export function TextWithStates({
  context,
  text,
  words,
}: {
  context: Context
  text: TextReport
  words: (clause: Clause) => string
}) {
  const { say } = context
  const clauses = text.agreement.clauses
  if (clauses.length === 0) return <Empty>{say('empty-matrix')}</Empty>
  const live = context.report.inForce === text.version
  let article: string | undefined
  return (
    <>
      {clauses.map((clause) => {
        const heading =
          clause.article !== undefined && clause.article !== article ? (
            <h3 key={`h${clause.id}`}>
              <bdi>{clause.article}</bdi>
            </h3>
          ) : null
        article = clause.article
        return (
          <div key={clause.id}>
            {heading}
            <article class="clause" id={`c-${text.version}-${clause.id}`}>
              <p>
                <bdi>{words(clause)}</bdi>
              </p>
              {live ? (
                <States context={context} clause={clause.id} />
              ) : (
                <span class="tag">{say('state-not-in-force')}</span>
              )}
            </article>
          </div>
        )
      })}
    </>
  )
}
