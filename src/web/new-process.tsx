// A new process: what the agreement is called and who the parties are; the headings come by themselves.
import { useState } from 'preact/hooks'
import { newProcess } from '../process/index.ts'
import { isZone } from '../model/index.ts'
import type { Say } from '../views/index.ts'
import { freeName, useKept } from './kept.ts'
import type { Open } from './start.tsx'
import { workspaceOf } from './workspace.ts'

interface Asked {
  readonly title: string
  readonly first: string
  readonly second: string
  readonly zone: string
}

export function NewProcessForm({ say, onOpen }: { say: Say; onOpen: Open }) {
  const [asked, setAsked, clear] = useKept<Asked>('new', {
    title: '',
    first: '',
    second: '',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  const [problem, setProblem] = useState<string | null>(null)
  const field = (name: keyof Asked, label: string) => (
    <label>
      {label}
      <input
        required
        dir="auto"
        value={asked[name]}
        onInput={(event) => setAsked({ ...asked, [name]: event.currentTarget.value })}
      />
    </label>
  )
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const [title, first, second, zone] = [
          asked.title,
          asked.first,
          asked.second,
          asked.zone,
        ].map((one) => one.trim().replaceAll(/[.\n`]/g, ''))
        if (zone === undefined || !isZone(zone)) {
          setProblem(say('new-no-zone', { zone: zone ?? '' }))
          return
        }
        clear()
        const files = newProcess({ title: title ?? '', parties: [first ?? '', second ?? ''], zone })
        onOpen(workspaceOf(freeName(folderName(title ?? '')), files, []), null, [])
      }}
    >
      {field('title', say('web-new-title'))}
      {field('first', say('web-new-first'))}
      {field('second', say('web-new-second'))}
      {field('zone', say('web-new-zone'))}
      {problem === null ? null : <p role="alert">{problem}</p>}
      <button type="submit">{say('web-new-make')}</button>
    </form>
  )
}

/** A folder name that every system takes. */
function folderName(title: string): string {
  const name = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
  return name === '' ? 'process' : name
}
