// Persons held: numbers that are not stated, sums, keys that do not come out even, classes somebody must
// decide (F7), lists (F8), what cannot be found (F20).
import { exactly, type Agreement, type Diagnostic, type Duty, type Key } from '../../model/index.ts'
import { anySays, ids, remark, type Check } from './view.ts'

/** T541: how many persons is not stated. */
export const numbers: Check = ({ agreement, duties }) => {
  const open = agreement.groups.filter((one) => {
    if (one.count.kind !== 'not-stated') return false
    // "All for all" needs no number: whoever is held is released.
    const releases = duties.filter(
      (duty) =>
        duty.act.group === one.id ||
        (duty.act.verb === 'release' &&
          duty.act.group === undefined &&
          duty.bearers.includes(one.holder)),
    )
    const keyed = agreement.keys.some(
      (key) => key.forClass === one.id && key.kind !== 'all-for-all',
    )
    return keyed || releases.length === 0 || !releases.every((duty) => takesAll(duty))
  })
  const first = open[0]
  return first
    ? [
        remark(
          'T541',
          'warning',
          first.at,
          { groups: open.map((one) => one.id).join(', '), count: open.length },
          first.id,
        ),
      ]
    : []
}

function takesAll(duty: Duty): boolean {
  return duty.act.quantity?.kind === 'all' || /\b(all|every)\b/i.test(duty.act.words)
}

/** T312: classes that do not add up. T306: handovers that do not. */
export const sums: Check = ({ agreement, duties }) => {
  const found: Diagnostic[] = []
  for (const group of agreement.groups) {
    const total = exactly(group.count)
    const classes = group.classes.map((one) => exactly(one.count))
    if (total === null || classes.length === 0 || classes.includes(null)) continue
    const sum = classes.reduce((a: number, b) => a + (b ?? 0), 0)
    if (sum !== total)
      found.push(remark('T312', 'error', group.at, { group: group.id, total, sum }, group.id))
  }
  for (const duty of duties) {
    if (duty.due.kind !== 'batches' || duty.act.group === undefined) continue
    const sizes = duty.due.batches.map((one) => one.size)
    const total = exactly(duty.act.quantity) ?? countOf(agreement, duty.act.group)
    if (total === null || sizes.includes(null)) continue
    const sum = sizes.reduce((a: number, b) => a + (b ?? 0), 0)
    if (sum !== total)
      found.push(
        remark(
          'T306',
          'error',
          duty.at,
          { clause: duty.id, total, sum, group: duty.act.group },
          duty.id,
        ),
      )
  }
  return found
}

function countOf(agreement: Agreement, name: string): number | null {
  const group = agreement.groups.find((one) => one.id === name)
  if (group) return exactly(group.count)
  const found = agreement.groups.flatMap((one) => one.classes).find((one) => one.id === name)
  return exactly(found?.count)
}

function givesOf(key: Key): number | null {
  const each = key.gives.map((one) => exactly(one.n))
  return each.includes(null) || each.length === 0
    ? null
    : each.reduce((a: number, b) => a + (b ?? 0), 0)
}

/** T311: a lump sum that does not divide by the persons it is for. T316: more owed than are held. */
export const keys: Check = ({ agreement }) => {
  const found: Diagnostic[] = []
  const owed = new Map<string, { n: number; key: Key }>()
  for (const key of agreement.keys) {
    const n = countOf(agreement, key.forClass)
    const gives = givesOf(key)
    if (n === null || gives === null || n === 0) continue
    const whole = agreement.groups.some((one) => one.id === key.forClass)
    if (key.kind === 'lump-sum' && !whole && gives % n !== 0)
      found.push(
        remark('T311', 'note', key.at, { group: key.forClass, persons: n, gives }, key.forClass),
      )
    const before = owed.get(key.owedBy)?.n ?? 0
    const more = key.kind === 'ratio' ? n * gives : key.kind === 'lump-sum' ? gives : 0
    owed.set(key.owedBy, { n: before + more, key })
  }
  for (const [party, { n, key }] of owed) {
    const held = agreement.groups
      .filter((one) => one.holder === party)
      .map((one) => exactly(one.count))
    if (held.length === 0 || held.includes(null)) continue
    const most = held.reduce((a: number, b) => a + (b ?? 0), 0)
    if (n > most) found.push(remark('T316', 'error', key.at, { party, owed: n, held: most }, party))
  }
  return found
}

/** T507: the class of a person decides what is given, and nobody decides the class (F7). */
export const classes: Check = (view) => {
  const { agreement } = view
  const first = agreement.keys[0]
  const kinds = new Set(agreement.keys.map((one) => JSON.stringify([one.kind, one.gives])))
  if (!first || kinds.size < 2 || agreement.ladders.length > 0) return []
  if (anySays(view, /\b(class|category|categories|status of (a|each|the) person)\b/i)) return []
  return [
    remark('T507', 'warning', first.at, {
      classes: agreement.keys.map((one) => one.forClass).join(', '),
    }),
  ]
}

/** T508: persons on a list are released, and no list has to be handed over (F8). */
export const lists: Check = (view) => {
  const releases = view.duties.filter(
    (one) => one.act.verb === 'release' && one.act.group !== undefined,
  )
  const first = releases[0]
  if (
    !view.whole ||
    !first ||
    anySays(
      view,
      /\blists?\b.*\b(persons?|names?|prisoners?|detainees?|captives?|hostages?|people)\b|\bnames of\b/i,
    )
  )
    return []
  return [remark('T508', 'warning', first.at, { clauses: ids(releases) }, first.id)]
}

/** T520: remains are to be returned, and nothing says what holds where they cannot be found (F20). */
export const remains: Check = ({ duties, whole }) =>
  whole
    ? duties
        .filter((one) => /\b(remains|bodies)\b/i.test(one.act.words) && one.excusedIf === undefined)
        .map((one) => remark('T520', 'warning', one.at, { clause: one.id }, one.id))
    : []
