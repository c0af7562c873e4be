// What the text alone shows: one list of remarks, in the order of the text. Rules are general; none knows
// any agreement by name.
import { compareText, type Agreement, type Diagnostic } from '../model/index.ts'
import { amnesty, intermediaries, outsiders, prohibited, relief } from './check/care.ts'
import { consequences, remedies, spirals } from './check/consequences.ts'
import {
  dayEnd,
  empty,
  header,
  reported,
  standstill,
  uncounted,
  worded,
  unpublished,
  verbs,
} from './check/instruments.ts'
import { classes, keys, lists, numbers, remains, sums } from './check/people.ts'
import { endless, entry, outside, shares, triggers, windows } from './check/phases.ts'
import { prose } from './check/prose.ts'
import { cycles, sequence } from './check/sequence.ts'
import { escapes, terms, vagueWords, zones } from './check/terms.ts'
import {
  access,
  answers,
  attribution,
  baseline,
  counters,
  orders,
  unseen,
} from './check/verification.ts'
import { viewOf, type Check } from './check/view.ts'
import type { Source } from './markdown.ts'

const checks: readonly Check[] = [
  terms,
  zones,
  vagueWords,
  escapes,
  consequences,
  spirals,
  remedies,
  entry,
  endless,
  outside,
  windows,
  shares,
  triggers,
  sequence,
  cycles,
  unseen,
  counters,
  answers,
  attribution,
  access,
  baseline,
  orders,
  numbers,
  sums,
  keys,
  classes,
  lists,
  remains,
  header,
  dayEnd,
  uncounted,
  worded,
  unpublished,
  reported,
  standstill,
  verbs,
  empty,
  amnesty,
  intermediaries,
  outsiders,
  prohibited,
  relief,
  prose,
]

/** Remarks of all families on an agreement that was read, sorted by file and place. */
export function check(agreement: Agreement, sources: readonly Source[]): Diagnostic[] {
  const view = viewOf(agreement, sources)
  const order = new Map(sources.map((source, i) => [source.file, i]))
  const rank = (one: Diagnostic) => order.get(one.at.file) ?? sources.length
  return checks
    .flatMap((one) => one(view))
    .map((one) => ({ ...one, data: { ...one.data, known: agreement.header.known } }))
    .toSorted((a, b) => rank(a) - rank(b) || a.at.from - b.at.from || compareText(a.code, b.code))
}
