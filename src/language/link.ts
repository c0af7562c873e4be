// References: every clause, actor, list and phase that a sentence names must be declared somewhere.
import type { Diagnostic } from '../model/index.ts'
import { nearest } from './names.ts'
import { complete, type Reader } from './reader.ts'

export function link(reader: Reader): void {
  const ids = [...reader.numbered]
  for (const reference of reader.references) {
    reader.steps += 1
    if (reader.numbered.has(reference.name)) continue
    const meant = nearest(reference.name, ids)
    push(reader, {
      code: 'T202',
      severity: 'error',
      at: reference.at,
      data: { found: reference.name, ...(meant === null ? {} : { meant }) },
    })
  }
  const proof = reader.usualProof
  if (proof)
    reader.draft.clauses = reader.draft.clauses.map((one) =>
      one.kind === 'duty' && one.act.verb === 'release' && !one.proof && !one.verification
        ? { ...one, proof }
        : one,
    )
  if (reader.draft.dayOne === undefined) sayNoDayOne(reader)
  const { terms, anchors, groups } = reader.draft
  sayTwice(
    reader,
    terms.map((one) => ({ name: one.name, at: one.at })),
  )
  sayTwice(
    reader,
    anchors.map((one) => ({ name: one.id, at: one.at })),
  )
  sayTwice(
    reader,
    groups.map((one) => ({ name: one.id, at: one.at })),
  )
}

/** T206: one name declared twice. */
function sayTwice(
  reader: Reader,
  declared: readonly { name: string; at: Diagnostic['at'] }[],
): void {
  const first = new Map<string, number>()
  for (const { name, at } of declared) {
    const line = first.get(name)
    if (line === undefined) first.set(name, at.line)
    else push(reader, { code: 'T206', severity: 'error', at, data: { name, line }, about: name })
  }
}

function push(reader: Reader, diagnostic: Diagnostic): void {
  reader.diagnostics.push({ ...diagnostic, data: complete(diagnostic.data) })
}

/** "Day 7" without a Day 1: said once, at the first clause that counts days. */
function sayNoDayOne(reader: Reader): void {
  const first = reader.draft.clauses.find((clause) => 'due' in clause && usesDayOne(clause.due))
  if (first)
    push(reader, {
      code: 'T301',
      severity: 'error',
      at: first.at,
      data: { clause: first.id },
      about: first.id,
    })
}

function usesDayOne(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const record = value as Record<string, unknown>
  if (record['kind'] === 'anchor' && record['id'] === 'Day 1') return true
  return Object.values(record).some(usesDayOne)
}
