// The text itself, with what it says as it is typed: remarks, how a clause reads, dates, whose step is
// next, what the last edit changed.
import { useEffect, useRef, useState } from 'preact/hooks'
import { check, complete, diff, hover, parse, type Change, type Parsed } from '../language/index.ts'
import type { Agreement, Diagnostic } from '../model/index.ts'
import type { TextFile } from '../process/index.ts'
import { direction } from '../words/index.ts'
import { explain } from '../words/index.ts'
import type { Editor, Mark } from './editor.ts'
import { keepDraft } from './kept.ts'
import { mountEditor } from './load-editor.ts'
import type { Tool } from './process-view.tsx'
import { TextPanels } from './text-panels.tsx'
import { change, textOf } from './workspace.ts'

/** Letters typed with no longer pause than this are one edit. Milliseconds. */
const pause = 1_500
/** A text is read again this long after a letter at the soonest, and at the latest. Milliseconds. */
const soonest = 5
const latest = 600
/** Typing rests after this long without a letter. Milliseconds. */
const rest = 150

/** What the editor's text says, as last read. */
export interface Reading {
  readonly text: string
  readonly parsed: Parsed
  readonly remarks: readonly Diagnostic[]
  /** What the last edit changed, by meaning. */
  readonly changes: readonly Change[]
  /** The text as it was when typing last rested: dates are worked out from it. */
  readonly settled: Agreement
}

export function TextView(tool: Tool) {
  const { say, workspace, process } = tool
  const names = process.versions.flatMap((one) => one.files.map((file) => file.file))
  const [chosen, setChosen] = useState(names[0] ?? '')
  const file = names.includes(chosen) ? chosen : (names[0] ?? '')
  if (file === '') return <p class="empty">{say('empty-matrix')}</p>
  return (
    <section aria-labelledby="text-view">
      <h2 id="text-view">{say('head-text-edit')}</h2>
      {names.length > 1 ? (
        <label>
          {say('col-text')}{' '}
          <select value={file} onChange={(event) => setChosen(event.currentTarget.value)}>
            {names.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <p class="when">{say('text-keys')}</p>
      <FileEditor key={`${workspace.id}/${file}`} tool={tool} file={file} />
    </section>
  )
}

function FileEditor({ tool, file }: { tool: Tool; file: string }) {
  const { say } = tool
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor | null>(null)
  // Handlers of the editor outlive a drawing; they look up what is current here.
  const current = useRef(tool)
  current.current = tool
  const others = (): readonly TextFile[] =>
    current.current.process.versions
      .find((one) => one.files.some((other) => other.file === file))
      ?.files.filter((other) => other.file !== file) ?? []
  const stored = textOf(tool.workspace, file) ?? ''
  const [reading, setReading] = useState<Reading>(() => read(file, stored, others(), null))
  const [cursor, setCursor] = useState(0)
  const clock = useRef({
    cost: 0,
    readAt: 0,
    restAt: 0,
    saveAt: 0,
    last: 0,
    base: reading.parsed.agreement,
  })
  const latestReading = useRef(reading)

  const show = (next: Reading) => {
    latestReading.current = next
    setReading(next)
    editor.current?.show(marksOf(next, file, say.locale), formalOf(next, file))
  }
  const readNow = (text: string) => {
    show(read(file, text, others(), clock.current.base))
  }
  /** Mistakes of reading at once; remarks on the drafting, changes and dates when typing rests. */
  const readSoon = (text: string) => {
    const state = clock.current
    const begun = performance.now()
    show(readFirst(file, text, others(), latestReading.current))
    state.cost = performance.now() - begun
    window.clearTimeout(state.restAt)
    state.restAt = window.setTimeout(() => readNow(text), Math.max(rest, state.cost * 2))
  }
  const store = () => {
    window.clearTimeout(clock.current.saveAt)
    const text = editor.current?.text()
    const { workspace, onChange } = current.current
    if (text !== undefined && text !== textOf(workspace, file))
      onChange(change(workspace, [{ file, text }]))
  }
  const onType = (text: string) => {
    const now = performance.now()
    const state = clock.current
    const rested = now - state.last > rest
    if (now - state.last > pause) state.base = latestReading.current.parsed.agreement
    state.last = now
    window.clearTimeout(state.readAt)
    window.clearTimeout(state.saveAt)
    state.readAt = window.setTimeout(
      () => {
        readSoon(text)
        // Kept in the browser at once; the process is read anew only when typing rests.
        keepDraft(change(current.current.workspace, [{ file, text }]))
      },
      rested ? soonest : Math.min(latest, Math.max(soonest, state.cost * 1.5)),
    )
    state.saveAt = window.setTimeout(store, Math.max(400, state.cost * 4))
  }

  useEffect(() => {
    if (!host.current) return
    const made = mountEditor({
      parent: host.current,
      text: stored,
      label: say('text-label', { file }),
      direction: direction(say.locale),
      onType,
      onCursor: setCursor,
      suggest: (text, offset) => complete(text, offset, others()),
      tell: (text, offset) => {
        const found = hover(text, offset, others())
        return found ? { from: found.from, to: found.to, lines: found.sentences } : null
      },
    })
    editor.current = made
    made.show(marksOf(reading, file, say.locale), formalOf(reading, file))
    const leave = () => {
      const text = made.text()
      keepDraft(change(current.current.workspace, [{ file, text }]))
    }
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
      store()
      window.clearTimeout(clock.current.readAt)
      window.clearTimeout(clock.current.restAt)
      made.destroy()
      editor.current = null
    }
  }, [])
  useEffect(() => {
    // Changed from outside: undone, or written by a row of the table.
    const made = editor.current
    if (!made || made.text() === stored) return
    if (performance.now() - clock.current.last < 400) return
    made.setText(stored)
    readNow(stored)
  }, [stored])

  const count = (severity: Diagnostic['severity']) =>
    reading.remarks.filter((one) => one.severity === severity).length
  return (
    <div class="editing">
      <div>
        <div ref={host} class="editor" />
        <p role="status">
          {say('text-counts', { errors: count('error'), remarks: count('warning') })}
        </p>
      </div>
      <TextPanels
        tool={tool}
        file={file}
        reading={reading}
        cursor={cursor}
        onGo={(from, to) => editor.current?.goTo(from, to)}
      />
    </div>
  )
}

function read(
  file: string,
  text: string,
  others: readonly TextFile[],
  base: Agreement | null,
): Reading {
  const sources = [{ file, text }, ...others]
  const parsed = parse(sources)
  const remarks = [...parsed.diagnostics, ...check(parsed.agreement, sources)].filter(
    (one) => one.at.file === file,
  )
  const changes = base ? diff(base, parsed.agreement) : []
  return { text, parsed, remarks, changes, settled: parsed.agreement }
}

/** Mistakes of reading alone; everything that takes longer as it was before. */
function readFirst(
  file: string,
  text: string,
  others: readonly TextFile[],
  before: Reading,
): Reading {
  const parsed = parse([{ file, text }, ...others])
  const known = new Set(before.parsed.diagnostics)
  const remarks = [
    ...parsed.diagnostics,
    ...before.remarks.filter((one) => !known.has(one)),
  ].filter((one) => one.at.file === file)
  return { ...before, text, parsed, remarks }
}

function marksOf(reading: Reading, file: string, locale: Parameters<typeof explain>[0]): Mark[] {
  return reading.remarks
    .filter((one) => one.at.file === file)
    .map((one) => {
      const told = explain(locale, one.code, one.data)
      return {
        from: one.at.from,
        to: one.at.to,
        severity: one.severity,
        message: [told.message, told.expected, told.help]
          .filter((part) => part !== undefined)
          .join(' '),
      }
    })
}

function formalOf(reading: Reading, file: string): (readonly [number, number])[] {
  return reading.parsed.blocks
    .filter((one) => one.kind === 'formal' && one.at.file === file)
    .map((one) => [one.at.from, one.at.to] as const)
}
