// A text made ready for stepping: clauses numbered, who depends on what looked up once.
import {
  exactly,
  type ActorId,
  type Agreement,
  type AnchorRef,
  type Clause,
  type ClauseId,
  type Condition,
  type Duty,
  type Moment,
  type Place,
  type Remedy,
  type Span,
} from '../model/index.ts'

/** One clause and one bearer; all bearers together unless the text says "each". */
export interface SlotPlan {
  readonly index: number
  readonly clause: Clause
  readonly bearers: readonly ActorId[]
  /** Number of the phase it lives in, -1 where it lives as long as the text. */
  readonly phase: number
  readonly items: readonly ItemPlan[]
  /** Persons or things owed in all; null where the text gives no number to count to. */
  readonly total: number | null
  /** Everybody on the list: all batches are done when so many are free. */
  readonly everybody: number | null
}

export interface ItemPlan {
  readonly limit: Moment | null
  readonly start: Moment | null
  readonly need: number
}

/** A power to suspend, hold back, end, extend: standing by itself or written as a remedy. */
export interface Rule {
  readonly index: number
  readonly source: ClauseId
  readonly at: Place
  readonly holders: readonly ActorId[]
  readonly verb: Remedy['verb']
  readonly targets: readonly ClauseId[]
  readonly phase: string | null
  /** A remedy may be used when the clause it stands under is not kept. */
  readonly remedy: boolean
  readonly onWord: Remedy['onWord'] | null
  readonly notice: Span | null
  readonly until: Condition | null
  /** Beside lateness and a body's word; null: the clause it stands under is not kept. */
  readonly condition: Condition | null
  readonly moreThan: number | null
  /** How far an extension may go in all. */
  readonly atMost: Span | null
  readonly to: ActorId | null
}

export interface Plan {
  readonly agreement: Agreement
  readonly slots: readonly SlotPlan[]
  readonly byClause: ReadonlyMap<ClauseId, readonly number[]>
  readonly phases: ReadonlyMap<string, number>
  readonly rules: readonly Rule[]
  /** Slots that owe something for each act under a clause. */
  readonly answers: ReadonlyMap<ClauseId, readonly number[]>
  /** Topic → slots or phases (phases as -1 - n) that must be looked at again. */
  readonly watchers: ReadonlyMap<string, readonly number[]>
  /** Topic → slots whose limits must be counted again. */
  readonly limits: ReadonlyMap<string, readonly number[]>
  readonly continuations: ReadonlyMap<string, number>
}

export const topic = {
  clause: (id: ClauseId) => `c:${id}`,
  event: (id: string) => `e:${id}`,
  phase: (id: string) => `p:${id}`,
  /** Any word of a body: finding, determination, statement. */
  word: 'word',
  notice: 'notice',
  force: 'force',
}

const plans = new WeakMap<Agreement, Plan>()

export function planOf(agreement: Agreement): Plan {
  let plan = plans.get(agreement)
  if (!plan) {
    plan = makePlan(agreement)
    plans.set(agreement, plan)
  }
  return plan
}

function makePlan(agreement: Agreement): Plan {
  const phases = new Map(agreement.phases.map((phase, i) => [phase.id, i]))
  const slots: SlotPlan[] = []
  const byClause = new Map<ClauseId, number[]>()
  for (const clause of agreement.clauses) {
    const numbers: number[] = []
    for (const bearers of bearerSets(clause)) {
      const index = slots.length
      const items = itemsOf(clause)
      const phase = phaseNumber(agreement, phases, clause)
      const total = totalOf(clause, items)
      const everybody = everybodyIn(agreement, clause)
      slots.push({ index, clause, bearers, phase, items, total, everybody })
      numbers.push(index)
    }
    byClause.set(clause.id, numbers)
  }
  const rules = agreement.clauses.flatMap(rulesOf).map((rule, index) => ({ ...rule, index }))
  const answers = new Map<ClauseId, number[]>()
  for (const slot of slots)
    if (slot.clause.kind === 'duty' && slot.clause.forEach !== undefined)
      add(answers, slot.clause.forEach, slot.index)
  const continuations = new Map<string, number>()
  for (const slot of slots)
    if (slot.clause.kind === 'continuation') continuations.set(slot.clause.phase, slot.index)
  const plan = { agreement, slots, byClause, phases, rules, answers, continuations }
  return { ...plan, watchers: watchersOf(plan), limits: limitTopics(plan) }
}

function add(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key)
  if (!list) map.set(key, [value])
  else if (!list.includes(value)) list.push(value)
}

function bearerSets(clause: Clause): readonly (readonly ActorId[])[] {
  switch (clause.kind) {
    case 'continuation':
      return [[]]
    case 'power':
      return [clause.holders]
    case 'duty':
    case 'prohibition':
    case 'permission':
      return clause.each && clause.bearers.length > 1
        ? clause.bearers.map((one) => [one])
        : [clause.bearers]
  }
}

function itemsOf(clause: Clause): readonly ItemPlan[] {
  if (clause.kind === 'continuation') return []
  const due = clause.due
  if (clause.kind !== 'duty') return []
  if (clause.forEach !== undefined || due.kind === 'every') return []
  const amount = exactly(clause.act.quantity) ?? 1
  switch (due.kind) {
    case 'by':
      return [{ limit: due.limit, start: null, need: amount }]
    case 'from':
      return [{ limit: null, start: due.start, need: amount }]
    case 'window':
      return [{ limit: due.end, start: due.start, need: amount }]
    case 'during':
      return [{ limit: phaseEnd(due.phase), start: phaseStart(due.phase), need: amount }]
    case 'not-stated':
      return [{ limit: null, start: null, need: amount }]
    case 'batches': {
      let sum = 0
      const sized = due.batches.every((batch) => batch.size !== null)
      return due.batches.map((batch) => {
        sum += sized ? (batch.size ?? 0) : 1
        return { limit: batch.limit, start: null, need: sum }
      })
    }
    case 'shares':
      return due.steps.map((step) => ({
        limit: step.limit,
        start: null,
        need: Math.ceil((amount === 1 ? 100 : amount) * (step.percent / 100)),
      }))
  }
}

const phaseEnd = (phase: string): Moment => ({ kind: 'event', of: { kind: 'phase-end', phase } })
const phaseStart = (phase: string): Moment => ({
  kind: 'event',
  of: { kind: 'phase-start', phase },
})

function totalOf(clause: Clause, items: readonly ItemPlan[]): number | null {
  if (clause.kind !== 'duty') return null
  if (clause.due.kind === 'batches' || clause.due.kind === 'shares')
    return items.at(-1)?.need ?? null
  return exactly(clause.act.quantity)
}

/** Persons on the list of which a clause frees batches of sizes that the text does not state. */
function everybodyIn(agreement: Agreement, clause: Clause): number | null {
  if (clause.kind !== 'duty' || clause.act.group === undefined || countsUnits(clause)) return null
  return exactly(agreement.groups.find((one) => one.id === clause.act.group)?.count)
}

/** True where the batches of a clause state their sizes, so that persons are counted, not handovers. */
export function countsUnits(clause: Duty): boolean {
  return clause.due.kind !== 'batches' || clause.due.batches.every((batch) => batch.size !== null)
}

export function momentsOf(clause: Clause): readonly Moment[] {
  if (clause.kind === 'continuation') return []
  const due = clause.due
  switch (due.kind) {
    case 'by':
      return [due.limit]
    case 'from':
      return [due.start]
    case 'window':
      return [due.start, due.end]
    case 'during':
      return [phaseStart(due.phase), phaseEnd(due.phase)]
    case 'every':
      return [
        ...(due.phase === undefined ? [] : [phaseStart(due.phase), phaseEnd(due.phase)]),
        ...(due.start ? [due.start] : []),
        ...(due.end ? [due.end] : []),
      ]
    case 'batches':
      return due.batches.map((batch) => batch.limit)
    case 'shares':
      return due.steps.map((step) => step.limit)
    case 'not-stated':
      return []
  }
}

export function refOf(moment: Moment): AnchorRef | null {
  switch (moment.kind) {
    case 'day':
    case 'event':
      return moment.of
    case 'offset':
      return moment.from
    case 'date':
      return null
  }
}

/**
 * The phase in which a clause lives: the one its limits name, or the one that begins with the starting
 * event from which they are counted, as long as they fall inside it.
 */
function phaseNumber(
  agreement: Agreement,
  phases: ReadonlyMap<string, number>,
  clause: Clause,
): number {
  if (clause.kind === 'continuation') return -1
  let found = -1
  for (const moment of momentsOf(clause)) {
    const ref = refOf(moment)
    if (ref === null) return -1
    if (ref.kind === 'phase-start' || ref.kind === 'phase-end') {
      const n = phases.get(ref.phase) ?? -1
      if (moment.kind === 'day' && past(agreement, n, moment.n)) return -1
      found = n
    } else if (ref.kind === 'anchor' && moment.kind === 'day') {
      const n = agreement.phases.findIndex(
        (one) =>
          one.begins.kind === 'anchor' &&
          one.begins.ref.kind === 'anchor' &&
          one.begins.ref.id === ref.id,
      )
      if (n < 0 || past(agreement, n, moment.n)) return -1
      found = n
    } else return -1
  }
  return found
}

function past(agreement: Agreement, phase: number, day: number): boolean {
  const length = agreement.phases[phase]?.length
  return length?.unit === 'day' && day > length.n
}

function rulesOf(clause: Clause): Omit<Rule, 'index'>[] {
  const rules: Omit<Rule, 'index'>[] = clause.remedies.map((remedy) => ({
    source: clause.id,
    at: remedy.at,
    holders: remedy.holders,
    verb: remedy.verb,
    targets: remedy.targets,
    phase: remedy.phase ?? null,
    remedy: true,
    onWord: remedy.onWord ?? null,
    notice: remedy.notice ?? null,
    until: remedy.until ?? null,
    condition: remedy.condition ?? null,
    moreThan: remedy.moreThan ?? null,
    atMost: null,
    to: remedy.to ?? null,
  }))
  if (clause.kind === 'power')
    rules.push({
      source: clause.id,
      at: clause.at,
      holders: clause.holders,
      verb: clause.verb,
      targets: clause.targets,
      phase: clause.phase ?? null,
      remedy: false,
      onWord: clause.onWord ?? null,
      notice: clause.notice ?? null,
      until: null,
      condition: null,
      moreThan: null,
      atMost: clause.atMost ?? null,
      to: null,
    })
  return rules
}

/** Topics on which a condition depends. */
export function conditionTopics(condition: Condition, own: ClauseId | null): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap((one) => conditionTopics(one, own))
    case 'not':
      return conditionTopics(condition.of, own)
    case 'clause':
      return [topic.clause(condition.clause)]
    case 'unanswered':
      return [topic.clause(condition.clause)]
    case 'phase':
      return [topic.phase(condition.phase)]
    case 'event':
    case 'while':
      return [topic.event(condition.event)]
    case 'word':
      return own === null ? [topic.word] : [topic.word, topic.clause(own)]
    case 'words':
      return own === null ? [] : [topic.clause(own)]
  }
}

/** Slots that a power is about: its clauses, or all of its phase. */
export function targetsOf(plan: Pick<Plan, 'byClause' | 'slots' | 'phases'>, rule: Rule) {
  if (rule.targets.length > 0) return rule.targets.flatMap((id) => plan.byClause.get(id) ?? [])
  if (rule.phase === null) return []
  const phase = plan.phases.get(rule.phase)
  return plan.slots.filter((slot) => slot.phase === phase).map((slot) => slot.index)
}

type Bare = Omit<Plan, 'watchers' | 'limits'>

function watchersOf(plan: Bare): Map<string, number[]> {
  const watchers = new Map<string, number[]>()
  for (const slot of plan.slots) {
    if (slot.clause.condition)
      for (const one of conditionTopics(slot.clause.condition, slot.clause.id))
        add(watchers, one, slot.index)
    if (slot.clause.kind === 'continuation') {
      const phase = plan.phases.get(slot.clause.phase)
      if (phase !== undefined)
        for (const one of conditionTopics(slot.clause.while, slot.clause.id))
          add(watchers, one, -1 - phase)
    }
  }
  for (const rule of plan.rules)
    for (const index of targetsOf(plan, rule)) {
      add(watchers, topic.clause(rule.source), index)
      if (rule.onWord) add(watchers, topic.word, index)
      if (rule.notice) add(watchers, topic.notice, index)
      for (const condition of [rule.until, rule.condition])
        if (condition)
          for (const one of conditionTopics(condition, rule.source)) add(watchers, one, index)
    }
  for (const lock of plan.agreement.interlocks) {
    const clauses = lock.steps.flat()
    for (const one of clauses)
      for (const other of clauses)
        if (one !== other)
          for (const index of plan.byClause.get(other) ?? [])
            add(watchers, topic.clause(one), index)
  }
  plan.agreement.phases.forEach((phase, n) => {
    const node = -1 - n
    add(watchers, topic.event(phase.id), node)
    if (phase.begins.kind === 'anchor') add(watchers, refTopic(phase.begins.ref), node)
    if (phase.begins.kind === 'when')
      for (const one of conditionTopics(phase.begins.condition, null)) add(watchers, one, node)
    if (phase.complete)
      for (const one of conditionTopics(phase.complete.condition, null)) add(watchers, one, node)
  })
  return watchers
}

function refTopic(ref: AnchorRef): string {
  switch (ref.kind) {
    case 'anchor':
      return topic.event(ref.id)
    case 'phase-start':
    case 'phase-end':
      return topic.phase(ref.phase)
    case 'clause-done':
    case 'clause-due':
    case 'each':
      return topic.clause(ref.clause)
    case 'notice':
      return topic.notice
  }
}

function limitTopics(plan: Bare): Map<string, number[]> {
  const topics = new Map<string, number[]>()
  for (const slot of plan.slots) {
    for (const moment of momentsOf(slot.clause)) {
      const ref = refOf(moment)
      if (ref && ref.kind !== 'each') add(topics, refTopic(ref), slot.index)
    }
    if (slot.phase >= 0) {
      const id = plan.agreement.phases[slot.phase]?.id
      if (id !== undefined) add(topics, topic.phase(id), slot.index)
    }
    add(topics, topic.force, slot.index)
  }
  return topics
}
