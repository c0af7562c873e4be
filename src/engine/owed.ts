// Persons held and what is owed for them, counted by class and never by name. These figures describe what
// the parties agreed; duties under humanitarian law are not altered by them.
import {
  exactly,
  type ActorId,
  type Agreement,
  type EntryId,
  type Group,
  type Key,
} from '../model/index.ts'
import { toArray } from './list.ts'
import { countsUnits } from './plan.ts'
import type { Why } from './status-types.ts'
import type { ActEvent, Reclassified, State } from './state.ts'

export interface CategoryOwed {
  readonly category: string
  /** Owed in all, once every person of the class is free; null where the text gives no number. */
  readonly agreed: number | null
  /** Opened by the persons freed so far. */
  readonly opened: number | null
  readonly given: number
}

export interface ClassOwed {
  readonly class: string
  readonly group: string
  readonly heldBy: ActorId
  readonly owedBy: ActorId | null
  /** Empty where the text has no key for it. */
  readonly kinds: readonly Key['kind'][]
  /** Persons in the class as the text counts them; null where it does not. */
  readonly count: number | null
  /** Persons freed in the key, and outside it (these open no debt). */
  readonly freed: number
  readonly outside: number
  readonly excused: number
  /** Still held as far as the text counts them; null without a count. */
  readonly held: number | null
  /** First entry that opened a debt for this class. */
  readonly since: EntryId | null
  readonly categories: readonly CategoryOwed[]
  /** The list, its keys, and the entries of all who were freed. */
  readonly why: readonly Why[]
}

export interface DisputedClass {
  readonly n: number
  readonly from: string
  readonly to: string
  readonly by: ActorId
  readonly entry: EntryId
  /** What the other class would change: persons owed in all, in the key. */
  readonly difference: number | null
}

export interface OwedTable {
  readonly classes: readonly ClassOwed[]
  readonly inKey: number
  readonly outsideKey: number
  /** Said by one side and not counted under the account: persons freed and persons given. */
  readonly claimed: {
    readonly inKey: number
    readonly outsideKey: number
    readonly given: number
  }
  /** Totals over all classes with a number; categories in the order of the text. */
  readonly total: { readonly agreed: number; readonly opened: number; readonly given: number }
  readonly byCategory: readonly CategoryOwed[]
  /** Acts withheld by their debtor while they are owed. */
  readonly withheld: readonly {
    readonly clause: string
    readonly by: ActorId
    readonly entry: EntryId
  }[]
  readonly disputed: readonly DisputedClass[]
}

interface Count {
  freed: number
  outside: number
  excused: number
  since: EntryId | null
  entries: EntryId[]
}

export function owedOf(state: State): OwedTable {
  const { agreement } = state.plan
  const changed = toArray(state.reclassified)
  const counted = changed.filter((one) => one.standing === 'happened')
  const claimed = changed.filter((one) => one.standing !== 'happened')
  const counts = countFreed(state)
  const given = countGiven(state)
  const sizes = sizesOf(agreement, counted)
  const classes: ClassOwed[] = []
  for (const group of agreement.groups) {
    const ids = group.classes.map((one) => one.id)
    if (!hasKey(agreement, group.id, ids) && !ids.concat(group.id).some((id) => counts.has(id)))
      continue
    for (const id of ids)
      classes.push(classOf(group, id, keysOf(agreement, id, group.id), counts, given, sizes))
    // What is owed for the list as a whole, and persons freed whose class nobody recorded.
    const whole = agreement.keys.filter((key) => key.forClass === group.id)
    const keys = ids.length === 0 ? whole : whole.filter((key) => key.kind !== 'ratio')
    if (ids.length === 0 || keys.length > 0 || counts.has(group.id)) {
      const row = classOf(group, group.id, keys, counts, given, sizes)
      classes.push(ids.length === 0 ? row : wholeRow(row, classes, group.id, whole, given))
    }
  }
  const byCategory = categoriesOf(classes, given)
  const sum = (pick: (one: CategoryOwed) => number) =>
    byCategory.reduce((n, one) => n + pick(one), 0)
  return {
    classes,
    inKey: [...counts.values()].reduce((n, one) => n + one.freed, 0),
    outsideKey: [...counts.values()].reduce((n, one) => n + one.outside, 0),
    claimed: claimedIn(state),
    total: {
      agreed: sum((one) => one.agreed ?? 0),
      opened: sum((one) => one.opened ?? 0),
      given: sum((one) => one.given),
    },
    byCategory,
    withheld: withheldIn(state),
    disputed: claimed.map((one) => ({
      n: one.n,
      from: one.from,
      to: one.to,
      by: one.by,
      entry: one.entry,
      difference: differenceOf(agreement, one),
    })),
  }
}

function classOf(
  group: Group,
  id: string,
  keys: readonly Key[],
  counts: ReadonlyMap<string, Count>,
  given: ReadonlyMap<string, number>,
  sizes: ReadonlyMap<string, number | null>,
): ClassOwed {
  const count = counts.get(id) ?? noCount()
  const size = sizes.get(id) ?? null
  return {
    class: id,
    group: group.id,
    heldBy: group.holder,
    owedBy: keys[0]?.owedBy ?? null,
    kinds: [...new Set(keys.map((key) => key.kind))],
    count: size,
    freed: count.freed,
    outside: count.outside,
    excused: count.excused,
    held: size === null ? null : Math.max(0, size - count.freed - count.excused),
    since: count.since,
    why: [
      { kind: 'sentence', clause: group.id, place: group.at },
      ...keys.map((key): Why => ({ kind: 'sentence', clause: key.forClass, place: key.at })),
      ...count.entries.map((entry): Why => ({ kind: 'entry', entry })),
    ],
    categories: partsOf(keys, count.freed, size, (category) => given.get(`${id}|${category}`) ?? 0),
  }
}

/** What the keys of a class give, one row for each category. */
function partsOf(
  keys: readonly Key[],
  freed: number,
  size: number | null,
  given: (category: string) => number,
): readonly CategoryOwed[] {
  const names = [...new Set(keys.flatMap((key) => key.gives.map((part) => part.category)))]
  return names.map((category) => {
    let agreed: number | null = 0
    let opened: number | null = 0
    for (const key of keys)
      for (const part of key.gives) {
        if (part.category !== category) continue
        agreed = plus(agreed, amountFor(key, part.n, size, size))
        opened = plus(opened, amountFor(key, part.n, freed, size))
      }
    return { category, agreed, opened, given: given(category) }
  })
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b
}

/**
 * The list as a whole: its lump sums open when all on it are free, whatever their class; and persons freed
 * whose class nobody recorded open what the key gives for anybody on the list.
 */
function wholeRow(
  row: ClassOwed,
  classes: readonly ClassOwed[],
  group: string,
  keys: readonly Key[],
  given: ReadonlyMap<string, number>,
): ClassOwed {
  const freed = classes
    .filter((one) => one.group === group)
    .reduce((n, one) => n + one.freed, row.freed)
  const none = () => 0
  const lumps = partsOf(
    keys.filter((key) => key.kind !== 'ratio'),
    freed,
    row.count,
    none,
  )
  const heads = partsOf(
    keys.filter((key) => key.kind === 'ratio'),
    row.freed,
    0,
    none,
  )
  const names = [...new Set([...lumps, ...heads].map((one) => one.category))]
  return {
    ...row,
    held: null,
    categories: names.map((category) => {
      const parts = [...lumps, ...heads].filter((one) => one.category === category)
      return {
        category,
        agreed: parts.reduce<number | null>((n, one) => plus(n, one.agreed), 0),
        opened: parts.reduce<number | null>((n, one) => plus(n, one.opened), 0),
        given: given.get(`${row.class}|${category}`) ?? 0,
      }
    }),
  }
}

/** The keys of a class; those of its list where the class has none and they are counted by the head. */
function keysOf(agreement: Agreement, id: string, group: string): readonly Key[] {
  const own = agreement.keys.filter((key) => key.forClass === id)
  if (own.length > 0) return own
  return agreement.keys.filter((key) => key.forClass === group && key.kind === 'ratio')
}

function hasKey(agreement: Agreement, group: string, ids: readonly string[]): boolean {
  return agreement.keys.some((key) => key.forClass === group || ids.includes(key.forClass))
}

/** Persons of a class as the text counts them, moved by what counts as reclassified. */
function sizesOf(
  agreement: Agreement,
  changed: readonly Reclassified[],
): Map<string, number | null> {
  const sizes = new Map<string, number | null>()
  for (const group of agreement.groups) {
    sizes.set(group.id, exactly(group.count))
    for (const one of group.classes) sizes.set(one.id, exactly(one.count))
  }
  for (const one of changed) {
    const from = sizes.get(one.from) ?? null
    const to = sizes.get(one.to) ?? null
    if (from !== null) sizes.set(one.from, from - one.n)
    if (to !== null) sizes.set(one.to, to + one.n)
  }
  return sizes
}

/** What a key owes for `n` of a class: per person for a ratio, for the class as a whole for a lump sum. */
function amountFor(
  key: Key | undefined,
  part: Key['gives'][number]['n'],
  n: number | null,
  size: number | null,
): number | null {
  const each = exactly(part)
  if (!key || each === null || n === null) return null
  if (key.kind === 'ratio') return each * n
  if (key.kind === 'lump-sum') return size !== null && n >= size ? each : n > 0 ? null : 0
  return null
}

/** What one more person of a class would add: the sum of its ratios; null where a number is missing. */
function perPerson(agreement: Agreement, id: string): number | null {
  const group = agreement.groups.find((one) => one.classes.some((found) => found.id === id))
  const keys = keysOf(agreement, id, group?.id ?? id).filter((key) => key.kind === 'ratio')
  if (keys.length === 0) return null
  let sum = 0
  for (const part of keys.flatMap((key) => key.gives)) {
    const each = exactly(part.n)
    if (each === null) return null
    sum += each
  }
  return sum
}

function differenceOf(agreement: Agreement, one: Reclassified): number | null {
  const from = perPerson(agreement, one.from)
  const to = perPerson(agreement, one.to)
  return from === null || to === null ? null : one.n * (to - from)
}

interface Release {
  readonly act: ActEvent
  readonly group: string
  readonly n: number
  /** Given in exchange, at the key or for each act of another clause. */
  readonly answers: boolean
}

/** Acts that free persons: of a clause whose group is held, counted under the account. */
function releases(state: State, standing: ActEvent['standing'] = 'happened') {
  const found: Release[] = []
  state.slots.forEach((slot, index) => {
    const clause = state.plan.slots[index]?.clause
    if (clause?.kind !== 'duty' || clause.act.verb !== 'release') return
    const group = clause.act.group ?? ''
    toArray(slot.acts).forEach((act, i) => {
      if (act.standing !== standing) return
      const size =
        act.n ??
        (countsUnits(clause) && clause.due.kind === 'batches'
          ? (clause.due.batches[(act.batch ?? i + 1) - 1]?.size ?? 1)
          : 1)
      const answers = clause.atKey === true || clause.forEach !== undefined
      found.push({ act, group, n: size, answers })
    })
  })
  return found
}

function claimedIn(state: State): OwedTable['claimed'] {
  const sum = (wanted: (one: Release) => boolean) =>
    releases(state, 'claimed').reduce((n, one) => (wanted(one) ? n + one.n : n), 0)
  const given = (one: Release) => one.answers || one.act.category !== undefined
  return {
    inKey: sum((one) => !given(one) && one.act.outsideKey !== true),
    outsideKey: sum((one) => !given(one) && one.act.outsideKey === true),
    given: sum(given),
  }
}

const noCount = (): Count => ({ freed: 0, outside: 0, excused: 0, since: null, entries: [] })

function countFreed(state: State): Map<string, Count> {
  const counts = new Map<string, Count>()
  const at = (id: string): Count => {
    let count = counts.get(id)
    if (!count) {
      count = noCount()
      counts.set(id, count)
    }
    return count
  }
  for (const { act, group, n, answers } of releases(state)) {
    if (answers || act.category !== undefined) continue
    const holder = state.plan.agreement.groups.find((one) => one.id === group)
    const keyed =
      holder !== undefined &&
      hasKey(
        state.plan.agreement,
        group,
        holder.classes.map((one) => one.id),
      )
    if (!keyed && act.outsideKey !== true) continue
    const count = at(act.of ?? group)
    count.entries.push(act.entry)
    if (act.outsideKey === true) count.outside += n
    else {
      count.freed += n
      count.since ??= act.entry
    }
  }
  state.slots.forEach((slot, index) => {
    const clause = state.plan.slots[index]?.clause
    if (clause?.kind !== 'duty' || clause.act.verb !== 'release') return
    for (const one of toArray(slot.excuses))
      if (one.n !== undefined) at(one.of ?? clause.act.group ?? '').excused += one.n
  })
  return counts
}

/** Persons given in exchange: "class|category" and "|category". */
function countGiven(state: State): Map<string, number> {
  const given = new Map<string, number>()
  const add = (key: string, n: number) => given.set(key, (given.get(key) ?? 0) + n)
  for (const { act, group, n, answers } of releases(state)) {
    if (act.outsideKey === true || (!answers && act.category === undefined)) continue
    const of = act.of ?? soleClass(state.plan.agreement)
    const category = act.category ?? soleCategory(state.plan.agreement, of, group)
    add(`${of ?? ''}|${category}`, n)
    if (of !== undefined) add(`|${category}`, n)
  }
  return given
}

/** Where the text has keys for one class only, what is given is given for it. */
function soleClass(agreement: Agreement): string | undefined {
  const [one, ...others] = new Set(agreement.keys.map((key) => key.forClass))
  return others.length === 0 ? one : undefined
}

/** The category given where the act names none: the only one that the keys give for its class. */
function soleCategory(agreement: Agreement, of: string | undefined, group: string): string {
  const keys = agreement.keys.filter((key) => of === undefined || key.forClass === of)
  const names = new Set(keys.flatMap((key) => key.gives.map((part) => part.category)))
  const [first] = names
  return names.size === 1 && first !== undefined ? first : group || 'not stated'
}

function categoriesOf(
  classes: readonly ClassOwed[],
  given: ReadonlyMap<string, number>,
): readonly CategoryOwed[] {
  const order: string[] = []
  for (const one of classes)
    for (const part of one.categories) if (!order.includes(part.category)) order.push(part.category)
  for (const key of given.keys()) {
    const category = key.slice(key.indexOf('|') + 1)
    if (key.startsWith('|') && !order.includes(category)) order.push(category)
  }
  return order.map((category) => {
    const parts = classes.flatMap((one) =>
      one.categories.filter((part) => part.category === category),
    )
    const sum = (pick: (one: CategoryOwed) => number | null) =>
      parts.reduce((n, one) => n + (pick(one) ?? 0), 0)
    return {
      category,
      agreed: sum((one) => one.agreed),
      opened: sum((one) => one.opened),
      given: given.get(`|${category}`) ?? 0,
    }
  })
}

function withheldIn(state: State): OwedTable['withheld'] {
  return state.slots.flatMap((slot, index) => {
    const clause = state.plan.slots[index]?.clause
    if (clause?.kind !== 'duty' || clause.act.verb !== 'release') return []
    const use = slot.heldBack ?? slot.suspension
    return use ? [{ clause: clause.id, by: use.by, entry: use.entry }] : []
  })
}
