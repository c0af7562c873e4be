// From what somebody wants to enter to lines of the record, or to problems: state + command → lines.
// The one way by which a desk's decision becomes an entry; the caller owns clock and disk.
import type { Diagnostic } from '../model/index.ts'
import { corrected, plainEntry, type Entry } from '../record/index.ts'
import { admitLines } from './admit.ts'
import type { Process } from './folder.ts'

export type Command =
  /** Entries without ids, as flat objects of record lines. */
  | { readonly kind: 'enter'; readonly entries: readonly Readonly<Record<string, unknown>>[] }
  /** Takes an entry back: nothing entered is altered, another entry says so. */
  | { readonly kind: 'withdraw'; readonly entry: string; readonly reason: string }

export type Decision =
  | { readonly lines: readonly string[]; readonly ids: readonly string[]; readonly problems: null }
  | { readonly lines: null; readonly ids: null; readonly problems: readonly Diagnostic[] }

const nowhere = { file: 'record.jsonl', from: 0, to: 0, line: 1, column: 1 }

/**
 * @param written the author's clock, as an entry writes it ("2026-11-22T12:00Z")
 */
export function decide(process: Process, command: Command, written: string): Decision {
  const taken = new Set([
    ...process.record.entries.map((one) => one.id),
    ...process.record.unread.map((one) => one.id),
  ])
  // Ids are given, never made from content: the next free number.
  let number = process.record.entries.length + process.record.unread.length
  const nextId = () => {
    do number += 1
    while (taken.has(`n${number}`))
    return `n${number}`
  }
  let wanted: readonly Readonly<Record<string, unknown>>[]
  if (command.kind === 'withdraw') {
    const target = process.record.entries.find((one) => one.id === command.entry)
    const head = target && headOf(process.record.entries, target)
    if (!target || !head || head.kind === 'withdrawn')
      return refuse('D101', { entry: command.entry, state: target ? 'replaced' : 'missing' })
    const earlier = process.record.entries.find((one) => one.id === target.corrects)
    wanted = [
      earlier
        ? restored(earlier, head.id)
        : {
            kind: 'withdrawn',
            channel: target.channel,
            corrects: head.id,
            reason: command.reason,
          },
    ]
  } else wanted = command.entries
  const ids = wanted.map(nextId)
  const plain = wanted.map((one, i) => ({ id: ids[i], ...one, written }))
  // The store says when an entry was logged; until then it was known when it was written.
  const asLogged = plain.map((one) =>
    JSON.stringify('stated' in one ? one : { ...one, logged: written }),
  )
  // Stricter than the door: an unknown actor, clause or field is no way in from a form.
  const wrong = admitLines(process.files, asLogged).filter((one) => one.severity !== 'note')
  if (wrong.length > 0) return { lines: null, ids: null, problems: wrong }
  return { lines: plain.map((one) => JSON.stringify(one)), ids, problems: null }
}

/** What stands now at the end of the corrections of an entry. */
function headOf(entries: readonly Entry[], from: Entry): Entry {
  let head = from
  for (let next: Entry | undefined = from; next;) {
    head = next
    next = entries.find((one) => one.corrects === head.id)
  }
  return head
}

/** Taking back a correction brings back what it corrected, as one more correction. */
function restored(earlier: Entry, replaces: string): Readonly<Record<string, unknown>> {
  const { id: _id, written: _written, logged, ...plain } = plainEntry(earlier)
  return { ...(logged === undefined ? {} : { stated: logged }), ...plain, corrects: replaces }
}

function refuse(code: string, data: Diagnostic['data']): Decision {
  return {
    lines: null,
    ids: null,
    problems: [{ code, severity: 'error', at: nowhere, data }],
  }
}

/** The entries that no other entry replaces or takes back, in the order given. */
export function standingEntries(process: Process): readonly Entry[] {
  return corrected(process.record.entries).standing
}
