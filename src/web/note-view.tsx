// One page for the envoy: to print, and as a Word file with the same words.
import { useRef, useState } from 'preact/hooks'
import { writeDocx } from '../formats/index.ts'
import { NoteSections } from '../views/index.ts'
import { direction } from '../words/index.ts'
import { today } from './clock.ts'
import { download } from './disk.ts'
import { blocksOfPage } from './note-docx.ts'
import type { Tool } from './process-view.tsx'
import { DateBoxes, reportFor, type Asked } from './situation-view.tsx'

export function NoteView({ say, process, workspace }: Tool) {
  const [asked, setAsked] = useState<Asked>({
    at: today(process.charter.zone),
    asOf: '',
    account: '',
  })
  const paper = useRef<HTMLElement>(null)
  const report = reportFor(process, asked)
  return (
    <>
      <DateBoxes say={say} process={process} asked={asked} onAsk={setAsked} />
      {report ? (
        <>
          <p class="row tools">
            <button type="button" onClick={() => window.print()}>
              {say('web-print')}
            </button>
            <button
              type="button"
              class="quiet"
              onClick={() => {
                if (!paper.current) return
                const file = writeDocx({
                  direction: direction(say.locale),
                  language: say.locale,
                  blocks: blocksOfPage(paper.current),
                })
                download(
                  `${workspace.id}-${asked.at}.docx`,
                  file,
                  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
                )
              }}
            >
              {say('note-docx')}
            </button>
          </p>
          <article class="note-page paper" ref={paper}>
            <p class="paper-title">
              <strong>
                <bdi>{process.charter.title}</bdi>
              </strong>
              {' · '}
              {say('situation-on', { date: say.date(asked.at) })}
            </p>
            <NoteSections say={say} report={report} />
            <p class="paper-foot">
              {say('note-foot', {
                known: say('as-known-then', {
                  date: say.date(asked.asOf === '' ? today(process.charter.zone) : asked.asOf),
                }),
              })}
            </p>
          </article>
        </>
      ) : (
        <p role="alert">{say('web-date-missing')}</p>
      )}
    </>
  )
}
