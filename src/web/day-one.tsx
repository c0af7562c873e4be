// Day 1: the event it is the day of, in the text; and its date, on record or only planned with.
import { useState } from 'preact/hooks'
import type { TextVersion } from '../process/index.ts'
import { typedOut } from './clock.ts'
import type { Dates } from './dates.ts'
import { changeWords } from './fence.ts'
import type { Tool } from './process-view.tsx'
import { change, changeDay, textOf } from './workspace.ts'

export function DayOne({ tool, text, dates }: { tool: Tool; text: TextVersion; dates: Dates }) {
  const { say, workspace, onChange } = tool
  const { dayOne, anchors, days } = text.agreement
  const anchor = anchors.find((one) => one.id === dayOne?.anchor)
  const [words, setWords] = useState<string | null>(null)
  if (!dayOne || !anchor) return <p class="when">{say('day-none')}</p>
  const write = () => {
    const source = textOf(workspace, anchor.at.file)
    const wanted = (words ?? '').replaceAll(/\s+/g, ' ').replaceAll(/[.;`]/g, '').trim()
    if (source !== null && wanted !== '' && wanted !== anchor.words)
      onChange(
        change(workspace, [
          { file: anchor.at.file, text: changeWords(source, anchor.at, anchor.words, wanted) },
        ]),
      )
    setWords(null)
  }
  const shown = workspace.day === '' ? dates.recorded : workspace.day
  return (
    <form
      class="dates"
      onSubmit={(event) => {
        event.preventDefault()
        write()
      }}
    >
      <label class="grow">
        {say('day-words')}
        <input
          value={words ?? anchor.words}
          onInput={(event) => setWords(event.currentTarget.value)}
          onChange={write}
        />
      </label>
      <label>
        {say('day-date')}
        <input
          type="date"
          value={shown}
          onInput={(event) => {
            const { value } = event.currentTarget
            if (typedOut(value)) onChange(changeDay(workspace, value))
          }}
        />
      </label>
      <p class="when">
        {shown === ''
          ? say('day-unknown')
          : workspace.day === '' || workspace.day === dates.recorded
            ? say('day-recorded', { date: say.date(dates.recorded), zone: days.zone })
            : dates.recorded === ''
              ? say('day-planned', { date: say.date(workspace.day), zone: days.zone })
              : say('day-planned-instead', {
                  date: say.date(workspace.day),
                  recorded: say.date(dates.recorded),
                  zone: days.zone,
                })}
      </p>
    </form>
  )
}
