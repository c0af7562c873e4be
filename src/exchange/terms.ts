// What the Parties agreed about the people held: classes, the key between them, who can leave when and how.
// The figures describe what the Parties agreed; duties under humanitarian law are not altered by them.

/** People or units per class id. Whole numbers, never negative. */
export type Counts = Readonly<Record<string, number>>

/** 0: the side whose people are planned one by one; 1: the side that answers in units by class. */
export type Side = 0 | 1

/** A class on the answering side. `weight` is what the key's sums count one unit as; parties' own choice. */
export interface AnswerClass {
  readonly id: string
  readonly count: number
  readonly weight: number
}

/** A class of people who are planned one by one. An empty key means: outside the key. */
export interface HeldClass {
  readonly id: string
  readonly count: number
  /** Index into `Exchange.tiers`: 0 leaves first. */
  readonly tier: number
  /** Units of the answering side for one person. */
  readonly key: Counts
}

/** Units owed for several people together, without a ratio for each; spread evenly where a share is needed. */
export interface Lump {
  readonly id: string
  readonly classes: readonly string[]
  readonly units: Counts
}

/** The humanitarian order, unless the Parties agreed otherwise. Inside a tier: longest held first. */
export const usualTiers = [
  'wounded-and-sick',
  'children-with-mothers',
  'women',
  'elderly',
  'other-civilians',
  'others',
] as const

/** What the neutral intermediary does before a person leaves. */
export type Step = 'interview' | 'identity' | 'fitness' | 'destination' | 'reception'
export const steps: readonly Step[] = [
  'interview',
  'identity',
  'fitness',
  'destination',
  'reception',
]

/** A person under a pseudonymous id. No name is part of any exchange. */
export interface PersonHeld {
  readonly id: string
  readonly class: string
  /** Own tier (a wounded soldier is wounded first); usually that of the class. */
  readonly tier: number
  readonly place: string
  /** Earliest day of the phase. */
  readonly earliest: number
  /** Day number since when held, on any common count; undefined: not recorded, sorts last. */
  readonly since?: number
  /** Days on which steps were done or are fixed. */
  readonly steps: Partial<Readonly<Record<Step, number>>>
  /** What the person said in the interview; `no` is never a default of the releasing side. */
  readonly willing: 'yes' | 'no' | 'not-asked'
}

/** One handover: a day and a round of that day. */
export interface Handover {
  readonly id: string
  readonly day: number
  /** Most people who can leave in it. */
  readonly seats: number
}

export interface Rules {
  /** Most places that hand over on one day; undefined: all. */
  readonly placesPerDay?: number
  /** `tiers`: the order binds. `none`: the Parties agreed otherwise; the difference is shown. */
  readonly order: 'tiers' | 'none'
  /** `half`: the answering side gives half of the next handover ahead. `none`: it answers afterwards. */
  readonly ahead: 'none' | 'half'
  /** Days between a step and the handover, for every step that the plan requires. */
  readonly lead: Partial<Readonly<Record<Step, number>>>
  /** Most that each side accepts to be ahead, in percent of the agreement. */
  readonly limits: { readonly first?: number; readonly second?: number }
}

/** Everything the planner needs. `commitment` is that of the list version the people come from. */
export interface Exchange {
  readonly sides: readonly [string, string]
  readonly tiers: readonly string[]
  readonly answer: readonly AnswerClass[]
  readonly held: readonly HeldClass[]
  readonly lumps: readonly Lump[]
  readonly people: readonly PersonHeld[]
  readonly handovers: readonly Handover[]
  readonly rules: Rules
  readonly phase: { readonly first: number; readonly last: number }
  /** Places that cannot hand over from one day to another, both included. */
  readonly closures: readonly {
    readonly place: string
    readonly first: number
    readonly last: number
  }[]
  readonly list?: { readonly version: number; readonly commitment: string }
}

/** What a user did wrong or should know, as a value; `words` has the sentence for each code. */
export interface Finding {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  /** Where: a path in the input, a row, a handover or a pseudonymous id. */
  readonly at: string
  readonly data: Readonly<Record<string, string | number>>
}

export const finding = (
  code: string,
  severity: Finding['severity'],
  at: string,
  data: Finding['data'] = {},
): Finding => ({ code, severity, at, data })

/** Whole credits per person of each held class. One unit of weight 1 is `scale` credits. */
export interface Credits {
  readonly scale: number
  readonly perPerson: ReadonlyMap<string, number>
  /** Units of each answer class per person, times `scale`. */
  readonly vector: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** The key as whole numbers: lump sums are spread evenly over the people they are for. */
export function credits(exchange: Pick<Exchange, 'answer' | 'held' | 'lumps'>): Credits {
  const people = (lump: Lump): number =>
    exchange.held.reduce((sum, one) => sum + (lump.classes.includes(one.id) ? one.count : 0), 0)
  const scale = exchange.lumps.reduce((all, lump) => multiple(all, Math.max(1, people(lump))), 1)
  const vector = new Map<string, Map<string, number>>()
  for (const one of exchange.held) {
    const units = new Map<string, number>()
    const add = (id: string, value: number) => units.set(id, (units.get(id) ?? 0) + value)
    for (const [id, n] of Object.entries(one.key)) add(id, n * scale)
    for (const lump of exchange.lumps)
      if (lump.classes.includes(one.id))
        for (const [id, n] of Object.entries(lump.units)) add(id, (n * scale) / people(lump))
    vector.set(one.id, units)
  }
  const weight = new Map(exchange.answer.map((one) => [one.id, one.weight]))
  const perPerson = new Map(
    [...vector].map(([id, units]) => [
      id,
      [...units].reduce((sum, [unit, n]) => sum + n * (weight.get(unit) ?? 0), 0),
    ]),
  )
  return { scale, perPerson, vector }
}

function multiple(a: number, b: number): number {
  let x = a
  let y = b
  while (y !== 0) [x, y] = [y, x % y]
  return (a / x) * b
}

/** Units that the key and the lump sums add up to, per answer class. */
export function owedInAll(exchange: Pick<Exchange, 'held' | 'lumps'>): Map<string, number> {
  const sum = new Map<string, number>()
  const add = (units: Counts, times: number) => {
    for (const [id, n] of Object.entries(units)) sum.set(id, (sum.get(id) ?? 0) + n * times)
  }
  for (const one of exchange.held) add(one.key, one.count)
  for (const lump of exchange.lumps) add(lump.units, 1)
  return sum
}
