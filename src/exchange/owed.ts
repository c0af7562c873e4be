// What is owed after every event: plain arithmetic over classes, keys and handovers. Whoever derives
// these events from a record or from the engine feeds them in; nothing here decides who is right.
import { credits, type Counts, type Credits, type Exchange, type Side } from './terms.ts'

/** The part of an exchange that the arithmetic needs. */
export type Key = Pick<Exchange, 'answer' | 'held' | 'lumps'>

/** One event. `entry` is the record's id of it; the day counts as in the agreement. */
export type ReleaseEvent = { readonly entry: string; readonly day: number } & (
  | {
      readonly kind: 'released' | 'withheld'
      readonly by: Side
      readonly counts: Counts
      /** People or units whose class the record does not give. */
      readonly unsorted?: number
      /** People or units outside the key: they make nothing due. */
      readonly outside?: number
    }
  | { readonly kind: 'excused'; readonly by: Side; readonly counts: Counts }
  | {
      readonly kind: 'died' | 'reclassified'
      readonly class: string
      readonly to: string
      readonly people: number
    }
  | {
      /** Each side counts the people to another class; `released` is the entry in which they left. */
      readonly kind: 'class-disputed'
      readonly class: string
      readonly reads: readonly [string, string]
      readonly people: number
      readonly released?: string
    }
  | { readonly kind: 'extended'; readonly counts: Counts }
)

/** What should have been released by a day, beyond what the key makes due. */
export interface Due {
  readonly day: number
  readonly by: Side
  readonly counts: Counts
  /** The clause or entry that says so. */
  readonly because: string
}

/** One class of one side. Plain numbers are people or units; `due` and `outstanding` are times `scale`. */
export interface OwedRow {
  readonly side: Side
  readonly class: string
  readonly agreed: number
  readonly inKey: number
  readonly withheld: number
  readonly excused: number
  readonly remaining: number
  readonly due: number
  /** Due and neither released nor excused; negative: released ahead. */
  readonly outstanding: number
  /** First entry or clause whose due is not covered yet. */
  readonly since: string | undefined
  /** False where people or units without a recorded class could change `due` or `outstanding`. */
  readonly exact: boolean
}

/** Signed percent of the agreement: positive, the first side has given more than it received. */
export interface Exposure {
  readonly low: number
  readonly high: number
}

export interface OwedTable {
  readonly rows: readonly OwedRow[]
  /** Released, and withheld, without a class in the record, per side. */
  readonly unsorted: readonly [number, number]
  readonly unsortedWithheld: readonly [number, number]
  readonly outside: readonly [number, number]
  readonly exposure: Exposure
  readonly scale: number
  readonly note: 'figures-describe-the-agreement'
}

/** Whose interpretation of disputed classes: as recorded, or as the first or second side reads them. */
export type ClassReading = 'recorded' | Side

/** The table after all events. Events later than `at` are left out. */
export function owed(
  key: Key,
  events: readonly ReleaseEvent[],
  options: {
    readonly reading?: ClassReading
    readonly due?: readonly Due[]
    readonly at?: number
  } = {},
): OwedTable {
  const at = options.at ?? Infinity
  const known = events.filter((one) => one.day <= at)
  const { key: now, events: read } = underReading(key, known, options.reading ?? 'recorded')
  const list = credits(now)
  const dues: { by: Side; because: string; counts: Map<string, number> }[] = (options.due ?? [])
    .filter((one) => one.day <= at)
    .map((one) => ({
      by: one.by,
      because: one.because,
      counts: new Map(Object.entries(one.counts).map(([id, n]) => [id, n * list.scale])),
    }))
  const done = [new Map<string, Row>(), new Map<string, Row>()] as const
  const unsorted: [number, number] = [0, 0]
  const unsortedWithheld: [number, number] = [0, 0]
  const outside: [number, number] = [0, 0]
  for (const event of read) {
    if (event.kind === 'excused')
      for (const [id, n] of Object.entries(event.counts)) rowOf(done[event.by], id).excused += n
    if (event.kind === 'withheld') unsortedWithheld[event.by] += event.unsorted ?? 0
    if (event.kind === 'withheld')
      for (const [id, n] of Object.entries(event.counts)) rowOf(done[event.by], id).withheld += n
    if (event.kind !== 'released') continue
    unsorted[event.by] += event.unsorted ?? 0
    unsortedWithheld[event.by] = Math.max(0, unsortedWithheld[event.by] - (event.unsorted ?? 0))
    outside[event.by] += event.outside ?? 0
    const made = new Map<string, number>()
    for (const [id, n] of Object.entries(event.counts)) {
      const row = rowOf(done[event.by], id)
      row.inKey += n
      row.withheld = Math.max(0, row.withheld - n)
      for (const [unit, part] of list.vector.get(id) ?? [])
        if (event.by === 0) made.set(unit, (made.get(unit) ?? 0) + part * n)
    }
    if (event.by === 0) dues.push({ by: 1, because: event.entry, counts: made })
  }
  const agreed = [new Map(now.held.map((one) => [one.id, one.count])), keySums(now)] as const
  const rows = ([0, 1] as const).flatMap((side) =>
    [...agreed[side]].map(([id, count]): OwedRow => {
      const row = rowOf(done[side], id)
      const covered = (row.inKey + row.excused) * list.scale
      let due = 0
      let since: string | undefined
      for (const one of dues) {
        if (one.by !== side) continue
        due += one.counts.get(id) ?? 0
        if (due > covered && since === undefined) since = one.because
      }
      return {
        side,
        class: id,
        agreed: count,
        inKey: row.inKey,
        withheld: row.withheld,
        excused: row.excused,
        remaining: Math.max(0, count - row.inKey - row.excused),
        due,
        outstanding: due - covered,
        since,
        exact: unsorted[side] === 0 && (side === 0 || unsorted[0] === 0),
      }
    }),
  )
  return {
    rows,
    unsorted,
    unsortedWithheld,
    outside,
    exposure: exposureOf(now, list, done, unsorted),
    scale: list.scale,
    note: 'figures-describe-the-agreement',
  }
}

/** The table after each event, in order. */
export function owedAfterEach(
  key: Key,
  events: readonly ReleaseEvent[],
  options: { readonly reading?: ClassReading; readonly due?: readonly Due[] } = {},
): { readonly entry: string; readonly day: number; readonly table: OwedTable }[] {
  return events.map(({ entry, day }, k) => {
    const due = (options.due ?? []).filter((one) => one.day <= day)
    return { entry, day, table: owed(key, events.slice(0, k + 1), { ...options, due }) }
  })
}

interface Row {
  inKey: number
  withheld: number
  excused: number
}

function rowOf(rows: Map<string, Row>, id: string): Row {
  const row = rows.get(id) ?? { inKey: 0, withheld: 0, excused: 0 }
  rows.set(id, row)
  return row
}

function keySums(key: Key): Map<string, number> {
  const sums = new Map(key.answer.map((one) => [one.id, 0]))
  const add = (id: string, n: number) => sums.set(id, (sums.get(id) ?? 0) + n)
  for (const one of key.held) for (const [id, n] of Object.entries(one.key)) add(id, n * one.count)
  for (const lump of key.lumps) for (const [id, n] of Object.entries(lump.units)) add(id, n)
  return sums
}

/** Classes as one side reads them: agreed counts and past releases move from class to class. */
function underReading(
  key: Key,
  events: readonly ReleaseEvent[],
  reading: ClassReading,
): { key: Key; events: readonly ReleaseEvent[] } {
  let held = key.held
  let read = events
  const move = (from: string, to: string, people: number) => {
    held = held.map((one) => ({
      ...one,
      count: one.count + people * (Number(one.id === to) - Number(one.id === from)),
    }))
  }
  for (const event of events) {
    if (event.kind === 'extended')
      held = held.map((one) => ({ ...one, count: one.count + (event.counts[one.id] ?? 0) }))
    if (event.kind === 'died' || event.kind === 'reclassified')
      move(event.class, event.to, event.people)
    if (event.kind !== 'class-disputed' || reading === 'recorded') continue
    const to = event.reads[reading]
    if (to === event.class) continue
    move(event.class, to, event.people)
    read = read.map((one) => {
      if (one.kind !== 'released' || one.entry !== event.released) return one
      const counts = { ...one.counts }
      counts[event.class] = (counts[event.class] ?? 0) - event.people
      counts[to] = (counts[to] ?? 0) + event.people
      return { ...one, counts }
    })
  }
  return { key: { ...key, held }, events: read }
}

function exposureOf(
  key: Key,
  list: Credits,
  done: readonly [ReadonlyMap<string, Row>, ReadonlyMap<string, Row>],
  unsorted: readonly [number, number],
): Exposure {
  const credit = new Map(list.perPerson)
  const weight = new Map(key.answer.map((one) => [one.id, one.weight * list.scale]))
  const total = key.held.reduce((sum, one) => sum + one.count * (credit.get(one.id) ?? 0), 0)
  const counts = [new Map(key.held.map((one) => [one.id, one.count])), keySums(key)] as const
  const given = ([0, 1] as const).map((side) => {
    const perUnit = side === 0 ? credit : weight
    let sure = 0
    const rest: { credit: number; left: number }[] = []
    for (const [id, count] of counts[side]) {
      const one = perUnit.get(id) ?? 0
      const n = done[side].get(id)?.inKey ?? 0
      sure += n * one
      rest.push({ credit: one, left: Math.max(0, count - n) })
    }
    // Nobody's class is guessed: the least and the most that the unsorted can amount to.
    const pick = (order: (a: number, b: number) => number): number => {
      let n = unsorted[side]
      let sum = 0
      for (const one of rest.toSorted((a, b) => order(a.credit, b.credit))) {
        const take = Math.min(n, one.left)
        sum += take * one.credit
        n -= take
      }
      return sum
    }
    return { low: sure + pick((a, b) => a - b), high: sure + pick((a, b) => b - a) }
  })
  const share = (value: number) =>
    total === 0 ? 0 : Math.round((value * 10_000) / total) / 100 || 0
  return {
    low: share(given[0]!.low - given[1]!.high),
    high: share(given[0]!.high - given[1]!.low),
  }
}
