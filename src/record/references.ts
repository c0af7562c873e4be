// What an entry refers to, read from the table of kinds: for checks, for the swap of parties, for
// "referenced by". A reference may point only at what every reader of the entry can read.
import { nearest, type Diagnostic } from '../model/index.ts'
import type { Entry } from './entry.ts'
import { kinds } from './kinds.ts'
import type { Field, Fields, Noun } from './field.ts'
import { compartmentsOf } from './view.ts'

export interface Reference {
  readonly noun: Noun
  readonly value: string
  readonly field: string
}

/** Every named thing in the body of an entry. */
export function referencesOf(entry: Entry): readonly Reference[] {
  const found: Reference[] = []
  collect(entry.body, kinds[entry.kind], '', found)
  if (entry.corrects !== undefined)
    found.push({ noun: 'entry', value: entry.corrects, field: 'corrects' })
  return found
}

function collect(value: unknown, fields: Fields, path: string, found: Reference[]): void {
  for (const [name, field] of Object.entries(fields)) {
    const inner = (value as Record<string, unknown>)[name]
    if (inner !== undefined) visit(inner, field, path === '' ? name : `${path}.${name}`, found)
  }
}

function visit(value: unknown, field: Field, path: string, found: Reference[]): void {
  if (field.type === 'string') found.push({ noun: field.noun, value: value as string, field: path })
  else if (field.type === 'many')
    for (const one of value as readonly unknown[]) visit(one, field.of, path, found)
  else if (field.type === 'part') collect(value, field.fields, path, found)
}

/** Names that the process knows, by noun; a noun that is absent is not checked. */
export type KnownNames = Partial<Record<Noun, ReadonlySet<string>>>

/** Dangling references, references past the audience, two corrections of one entry. */
export function checkReferences(
  entries: readonly Entry[],
  names: KnownNames,
): readonly Diagnostic[] {
  const remarks: Diagnostic[] = []
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const corrections = new Map<string, string>()
  for (const entry of entries) {
    for (const reference of referencesOf(entry)) {
      if (reference.noun === 'entry') {
        const target = byId.get(reference.value)
        if (!target) {
          const near = nearest(reference.value, byId.keys())
          remarks.push({
            code: 'R109',
            severity: 'error',
            at: entry.at,
            about: entry.id,
            data: { field: reference.field, seen: reference.value, near: near ?? '' },
          })
        } else if (!readableByAll(entry.channel, target.channel))
          remarks.push({
            code: 'R119',
            severity: 'error',
            at: entry.at,
            about: entry.id,
            data: { field: reference.field, seen: reference.value, channel: entry.channel },
          })
        continue
      }
      const known = names[reference.noun]
      if (!known || known.has(reference.value)) continue
      const near = nearest(reference.value, known)
      remarks.push({
        code: reference.noun === 'actor' ? 'R110' : reference.noun === 'version' ? 'R111' : 'R112',
        severity: 'warning',
        at: entry.at,
        about: entry.id,
        data: {
          noun: reference.noun,
          field: reference.field,
          seen: reference.value,
          near: near ?? '',
        },
      })
    }
    if (entry.corrects === undefined) continue
    const other = corrections.get(entry.corrects)
    if (other !== undefined)
      remarks.push({
        code: 'R116',
        severity: 'warning',
        at: entry.at,
        about: entry.id,
        data: { of: entry.corrects, other },
      })
    else corrections.set(entry.corrects, entry.id)
  }
  return remarks
}

/** Can every reader of `channel` read `other`? */
export function readableByAll(channel: string, other: string): boolean {
  if (other === 'public') return true
  if (channel === 'public') return false
  const readers = compartmentsOf(other)
  return compartmentsOf(channel).every((one) => readers.includes(one))
}
