// The independent checker: replays a plan half-step by half-step with its own exact arithmetic (fractions
// of BigInt, straight from the key) and refuses what breaks a rule. It shares no code with the planner.
import {
  finding,
  type Counts,
  type Exchange,
  type Finding,
  type PersonHeld,
  type Side,
} from './terms.ts'

/** One half-step of a plan or of what happened: people of the first side, or units of the other. */
export interface HalfStep {
  readonly handover: string
  readonly side: Side
  readonly people?: readonly string[]
  readonly units?: Counts
}

/** Who is ahead after a half-step. Shares are in percent of the agreement, rounded to 1/100. */
export interface CurvePoint {
  readonly handover: string
  readonly side: Side
  /** The side that has given more than it received; undefined: even. */
  readonly exposed: Side | undefined
  readonly share: number
  /** Units still due (positive) or given ahead (negative) per class, times `scale`. */
  readonly due: Counts
}

export interface Replay {
  readonly findings: readonly Finding[]
  readonly curve: readonly CurvePoint[]
  /** Worst exposure of each side, percent of the agreement, rounded up to 1/100. */
  readonly worst: readonly [number, number]
  readonly scale: number
  /** Units due at the end per class, times `scale`: 0 where all is settled. */
  readonly remainder: Counts
}

/** Replays `halves` in order and checks every rule of the exchange against them. */
export function replay(
  exchange: Exchange,
  halves: readonly HalfStep[],
  commitment?: string,
): Replay {
  const said: Finding[] = []
  if (exchange.list && commitment !== undefined && exchange.list.commitment !== commitment)
    said.push(
      finding('list-changed', 'error', 'list', {
        version: exchange.list.version,
        now: exchange.list.commitment,
        committed: commitment,
      }),
    )
  const key = exactKey(exchange)
  said.push(...balanceOf(exchange))
  const total = exchange.held.reduce(
    (sum, one) => sum + BigInt(one.count) * (key.credit.get(one.id) ?? 0n),
    0n,
  )
  const weight = new Map(exchange.answer.map((one) => [one.id, BigInt(one.weight)]))
  const people = new Map(exchange.people.map((one) => [one.id, one]))
  const slots = new Map(exchange.handovers.map((one, index) => [one.id, { ...one, index }]))
  const gone = new Map<string, number>()
  const used = new Map<string, number>()
  const due = new Map<string, bigint>(exchange.answer.map((one) => [one.id, 0n]))
  const curve: CurvePoint[] = []
  const worst: [bigint, bigint] = [0n, 0n]
  let given = 0n
  let latest = -1
  for (const half of halves) {
    const slot = slots.get(half.handover)
    if (!slot) {
      said.push(finding('handover-unknown', 'error', half.handover))
      continue
    }
    if (slot.index < latest) said.push(finding('handovers-out-of-order', 'error', half.handover))
    latest = Math.max(latest, slot.index)
    for (const id of half.people ?? []) {
      const person = people.get(id)
      if (!person) {
        said.push(finding('person-not-on-list', 'error', half.handover, { id }))
        continue
      }
      if (gone.has(id)) {
        said.push(finding('person-twice', 'error', half.handover, { id }))
        continue
      }
      gone.set(id, slot.index)
      said.push(...readiness(exchange, person, slot.day, half.handover))
      given += key.credit.get(person.class) ?? 0n
      for (const [unit, n] of key.vector.get(person.class) ?? [])
        due.set(unit, (due.get(unit) ?? 0n) + n)
    }
    for (const [unit, n] of Object.entries(half.units ?? {})) {
      const most = exchange.answer.find((one) => one.id === unit)?.count
      const sum = (used.get(unit) ?? 0) + n
      used.set(unit, sum)
      if (most === undefined || n < 0 || !Number.isInteger(n) || sum > most)
        said.push(
          finding('units-beyond-key', 'error', half.handover, {
            class: unit,
            units: sum,
            agreed: most ?? 0,
          }),
        )
      given -= BigInt(n) * key.scale * (weight.get(unit) ?? 0n)
      due.set(unit, (due.get(unit) ?? 0n) - BigInt(n) * key.scale)
    }
    if (given > worst[0]) worst[0] = given
    if (-given > worst[1]) worst[1] = -given
    curve.push({
      handover: half.handover,
      side: half.side,
      exposed: given === 0n ? undefined : given > 0n ? 0 : 1,
      share: percent(given < 0n ? -given : given, total, false),
      due: Object.fromEntries([...due].map(([id, n]) => [id, Number(n)])),
    })
  }
  said.push(...crowding(exchange, people, gone))
  said.push(...orderKept(exchange, gone))
  const shares: [number, number] = [percent(worst[0], total, true), percent(worst[1], total, true)]
  for (const [side, limit] of [
    [0, exchange.rules.limits.first],
    [1, exchange.rules.limits.second],
  ] as const)
    if (limit !== undefined && worst[side] * 10_000n > total * BigInt(Math.round(limit * 100)))
      said.push(
        finding('bound-passed', 'error', exchange.sides[side], { share: shares[side], limit }),
      )
  for (const person of exchange.people)
    if (!gone.has(person.id) && person.willing !== 'no')
      said.push(finding('person-without-handover', 'error', person.id))
  return {
    findings: said,
    curve,
    worst: shares,
    scale: Number(key.scale),
    remainder: Object.fromEntries([...due].map(([id, n]) => [id, Number(n)])),
  }
}

/** Hundredths of a percent, up or to the nearest, as a number of percent. */
function percent(part: bigint, total: bigint, up: boolean): number {
  if (total === 0n) return 0
  const scaled = part * 10_000n
  return Number(up ? (scaled + total - 1n) / total : (2n * scaled + total) / (2n * total)) / 100
}

/** The key in whole numbers: everything times the product of all lump sizes. */
function exactKey(exchange: Exchange) {
  const sizes = exchange.lumps.map((lump) =>
    exchange.held.reduce((n, one) => n + (lump.classes.includes(one.id) ? one.count : 0), 0),
  )
  const scale = sizes.reduce((product, n) => product * BigInt(Math.max(1, n)), 1n)
  const vector = new Map<string, Map<string, bigint>>()
  const credit = new Map<string, bigint>()
  for (const one of exchange.held) {
    const units = new Map<string, bigint>()
    for (const [id, n] of Object.entries(one.key)) units.set(id, BigInt(n) * scale)
    exchange.lumps.forEach((lump, k) => {
      if (!lump.classes.includes(one.id)) return
      for (const [id, n] of Object.entries(lump.units))
        units.set(id, (units.get(id) ?? 0n) + (BigInt(n) * scale) / BigInt(Math.max(1, sizes[k]!)))
    })
    vector.set(one.id, units)
    let sum = 0n
    for (const { id, weight } of exchange.answer) sum += (units.get(id) ?? 0n) * BigInt(weight)
    credit.set(one.id, sum)
  }
  return { scale, vector, credit }
}

function balanceOf(exchange: Exchange): Finding[] {
  return exchange.answer.flatMap(({ id, count }) => {
    let sum = 0
    for (const one of exchange.held) sum += one.count * (one.key[id] ?? 0)
    for (const lump of exchange.lumps) sum += lump.units[id] ?? 0
    if (sum === count) return []
    return [
      finding('key-does-not-balance', 'error', `answer ${id}`, {
        class: id,
        key: sum,
        agreed: count,
      }),
    ]
  })
}

/** Earliest day, own will, and every required step done early enough. */
function readiness(exchange: Exchange, person: PersonHeld, day: number, at: string): Finding[] {
  const said: Finding[] = []
  if (day < person.earliest)
    said.push(
      finding('before-earliest-day', 'error', at, {
        id: person.id,
        day,
        earliest: person.earliest,
      }),
    )
  if (shut(exchange, person.place, day))
    said.push(finding('place-closed', 'error', at, { id: person.id, place: person.place, day }))
  if (person.willing === 'no')
    said.push(finding('against-own-will', 'error', at, { id: person.id }))
  for (const [step, lead] of Object.entries(exchange.rules.lead)) {
    const done = (person.steps as Record<string, number | undefined>)[step]
    // A step without a day is still to be arranged: the earliest it can be is the first day of the phase.
    const from = done ?? exchange.phase.first
    if (day < from + lead)
      said.push(
        finding('before-step', 'error', at, { id: person.id, step, day, earliest: from + lead }),
      )
  }
  return said
}

function shut(exchange: Exchange, place: string, day: number): boolean {
  return exchange.closures.some((one) => one.place === place && one.first <= day && day <= one.last)
}

/** Seats per handover and places per day. */
function crowding(
  exchange: Exchange,
  people: ReadonlyMap<string, PersonHeld>,
  gone: ReadonlyMap<string, number>,
): Finding[] {
  const said: Finding[] = []
  const inSlot = exchange.handovers.map(() => 0)
  const onDay = new Map<number, Set<string>>()
  for (const [id, index] of gone) {
    inSlot[index]! += 1
    const { day } = exchange.handovers[index]!
    const set = onDay.get(day) ?? new Set()
    onDay.set(day, set.add(people.get(id)!.place))
  }
  exchange.handovers.forEach(({ id, seats }, index) => {
    const n = inSlot[index]!
    if (n > seats) said.push(finding('too-many-for-seats', 'error', id, { people: n, seats }))
  })
  const most = exchange.rules.placesPerDay
  for (const [day, set] of onDay)
    if (most !== undefined && set.size > most)
      said.push(finding('too-many-places', 'error', `day ${day}`, { places: set.size, most }))
  return said
}

/** Nobody leaves while somebody of an earlier tier who could have left stays behind. */
function orderKept(exchange: Exchange, gone: ReadonlyMap<string, number>): Finding[] {
  if (exchange.rules.order === 'none') return []
  const ready = (person: PersonHeld): number =>
    Object.entries(exchange.rules.lead).reduce((day, [step, lead]) => {
      const done = (person.steps as Record<string, number | undefined>)[step]
      return Math.max(day, (done ?? exchange.phase.first) + lead)
    }, person.earliest)
  // latest[slot][tier]: is anybody of that tier, ready by that slot's day, still there afterwards?
  const said: Finding[] = []
  exchange.handovers.forEach(({ id, day }, index) => {
    let first = Infinity
    for (const person of exchange.people) {
      if (person.willing === 'no' || ready(person) > day) continue
      if (shut(exchange, person.place, day)) continue
      if ((gone.get(person.id) ?? Infinity) > index) first = Math.min(first, person.tier)
    }
    for (const person of exchange.people)
      if (gone.get(person.id) === index && person.tier > first) {
        said.push(
          finding('order-not-kept', 'error', id, {
            tier: exchange.tiers[person.tier] ?? '',
            waiting: exchange.tiers[first] ?? '',
          }),
        )
        break
      }
  })
  return said
}
