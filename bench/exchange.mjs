// Plans for the release of people: ours against HiGHS (integer program, same run) and against the bound.
//   node bench/exchange.mjs [--size small|250|10000|all] [--seed N] [--seconds N]
// Checks before it prints: every plan passes the independent checker, proved values are equal to the
// known optima, and HiGHS never finds anything below what we call proved.
import highsLoader from 'highs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { group, plan, readExchange, repair } from '../dist/exchange/index.js'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'all' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '20' },
  },
})
const seed = Number(values.seed)
const wanted = (name) => values.size === 'all' || values.size === name
let wrong = 0
const check = (good, text) => {
  if (good) return
  wrong++
  console.log(`  WRONG: ${text}`)
}

/** Small repeatable generator, so that a seed names an instance on every machine. */
function random(start) {
  let state = start >>> 0
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * n)
  }
}

const read = (json) => {
  const { exchange, findings } = readExchange({
    format: 'truce/exchange@1',
    sides: ['A', 'B'],
    ...json,
  })
  const errors = findings.filter((one) => one.severity === 'error')
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  return exchange
}

/** 33 for 1,977: five classes, three lump sums, seven dates (or two, three rounds on each). */
function january(weight, rounds, { order = 'none', late = false } = {}) {
  const held = [
    ['civilian women and children', 7, 'first', { others: 30 }],
    ['female soldiers', 5, 'third', { life: 30, others: 20 }],
    ['ill and wounded', 9, 'first', {}],
    ['men over 50', 10, 'second', { life: 3, others: 27 }],
    ['since 2014-15', 2, 'third', {}],
  ].map(([id, count, tier, key]) => ({ id, count, tier, key }))
  return read({
    tiers: ['first', 'second', 'third'],
    answer: [
      { id: 'life', count: 290, weight },
      { id: 'others', count: 1687 },
    ],
    held,
    lumps: [
      { id: 'ill', classes: ['ill and wounded'], units: { life: 110 } },
      { id: 'since 2014-15', classes: ['since 2014-15'], units: { others: 107 } },
      { id: 'detained', classes: 'all', units: { others: 1000 } },
    ],
    people: held.flatMap((one) =>
      Array.from({ length: one.count }, (_, k) => ({
        id: `${one.id} ${k}`,
        class: one.id,
        earliest: !late
          ? 1
          : one.id === 'female soldiers' && k >= 3
            ? 14
            : one.id === 'ill and wounded' && k >= 6
              ? 21
              : 1,
      })),
    ),
    phase: { first: 1, last: 42 },
    handovers: [1, 7, 14, 21, 28, 35, 42].map((day) => ({ day, rounds, seats: 6 })),
    rules: { order },
  })
}

const classes = [
  ['children', 3, 20, 'first'],
  ['women', 6, 20, 'first'],
  ['wounded', 3, 25, 'first'],
  ['elderly', 4, 20, 'second'],
  ['soldiers', 4, 40, 'third'],
  ['men', 5, 6, 'third'],
]

/** `tens` × 25 people at `places` places for about 20 prisoners each; wounded at the last place late. */
function many(tens, places, days, rounds, placesPerDay, start = 1) {
  const next = random(start)
  const held = classes.map(([id, n, units, tier]) => ({
    id,
    count: n * tens,
    tier,
    key: { units },
  }))
  return read({
    tiers: ['first', 'second', 'third'],
    answer: [{ id: 'units', count: held.reduce((sum, one) => sum + one.count * one.key.units, 0) }],
    held,
    people: held.flatMap((one) =>
      Array.from({ length: one.count }, (_, k) => {
        const place = start === 1 ? k % places : next(places)
        const late = one.id === 'wounded' && place === places - 1
        return {
          id: `${one.id} ${k}`,
          class: one.id,
          place: `place ${place}`,
          earliest: late ? 8 : 1,
        }
      }),
    ),
    phase: { first: 1, last: days },
    handovers: Array.from({ length: days }, (_, day) => ({ day: day + 1, rounds })),
    rules: { order: 'none', ...(placesPerDay === undefined ? {} : { placesPerDay }) },
  })
}

/** Result, wall milliseconds, and processor milliseconds (the ones to compare on a busy machine). */
function timed(work) {
  const before = performance.now()
  const used = process.cpuUsage()
  const result = work()
  const ms = performance.now() - before
  const { user, system } = process.cpuUsage(used)
  return [result, ms, (user + system) / 1000]
}

/** The same as one integer program: people of a group per slot, least heaviest slot. */
async function integerProgram(exchange, seconds) {
  const { problem } = group(exchange, false)
  const { groups, days, seats, places, placesPerDay } = problem
  const lines = []
  const general = []
  const binary = []
  days.forEach((day, s) => {
    const may = groups.map((_, g) => g).filter((g) => groups[g].ready <= day)
    lines.push(`${may.map((g) => `${groups[g].credit} n${g}_${s}`).join(' + ')} - z <= 0`)
    if (seats[s] < 1e6) lines.push(`${may.map((g) => `n${g}_${s}`).join(' + ')} <= ${seats[s]}`)
    for (const g of may) general.push(`n${g}_${s}`)
    if (placesPerDay !== undefined)
      for (const g of may)
        lines.push(`n${g}_${s} - ${groups[g].count} u${groups[g].place}_${day} <= 0`)
  })
  groups.forEach((one, g) => {
    const may = days.map((_, s) => s).filter((s) => one.ready <= days[s])
    lines.push(`${may.map((s) => `n${g}_${s}`).join(' + ')} = ${one.count}`)
  })
  if (placesPerDay !== undefined)
    for (const day of new Set(days)) {
      const used = Array.from({ length: places }, (_, p) => `u${p}_${day}`)
      binary.push(...used)
      lines.push(`${used.join(' + ')} <= ${placesPerDay}`)
    }
  const highs = await highsLoader()
  const program = `Minimize\n o: z\nSubject To\n${lines.map((line, k) => ` c${k}: ${line}`).join('\n')}\nGeneral\n ${general.join(' ')}\n${binary.length > 0 ? `Binary\n ${binary.join(' ')}\n` : ''}End\n`
  const [result, ms] = timed(() => {
    try {
      return highs.solve(program, { time_limit: seconds })
    } catch (problem) {
      return { Status: `failed: ${String(problem).slice(0, 60)}`, ObjectiveValue: NaN }
    }
  })
  return { value: result.ObjectiveValue, status: result.Status, ms, integers: general.length }
}

const number = (value) =>
  value === undefined || Number.isNaN(value) ? '-' : String(Math.round(value))

async function one(name, exchange, { optimum, within, highs = true } = {}) {
  const [made, ms, cpu] = timed(() => plan(exchange, { price: false }))
  const ours = made.credits
  check(made.ok, `${name}: ${JSON.stringify(made.findings.slice(0, 3))}`)
  if (optimum !== undefined)
    check(ours.heaviest === optimum && made.proven, `${name}: ${ours.heaviest}, known ${optimum}`)
  if (within !== undefined)
    check(made.gap <= within, `${name}: gap ${made.gap} % above ${within} %`)
  const how = made.proven
    ? 'proved'
    : `${made.gap} % above ${ours.bound} (${made.bounds[0].reason})`
  console.log(
    `${name.padEnd(30)} ${number(ours.heaviest).padStart(6)} ${`${made.heaviest} %`.padStart(8)} ${how.padEnd(30)} ${ms.toFixed(0).padStart(5)} ms, cpu ${cpu.toFixed(0)}`,
  )
  if (!highs || seconds <= 0) return
  const other = await integerProgram(exchange, seconds)
  if (made.proven && other.value > 0)
    check(other.value >= ours.heaviest - 1e-6 * ours.heaviest, `${name}: HiGHS has ${other.value}`)
  if (other.status === 'Optimal')
    check(ours.bound <= other.value + 1e-6 * other.value, `${name}: bound above HiGHS`)
  console.log(
    `${'  HiGHS, one integer program'.padEnd(30)} ${number(other.value).padStart(6)} ${''.padStart(8)} ${`${other.status}, ${other.integers} integers`.padEnd(30)} ${other.ms.toFixed(0).padStart(5)} ms   ratio ${(other.ms / ms).toFixed(0)}`,
  )
}

const seconds = Number(values.seconds)
console.log(
  `node ${process.version}, ${cpus().length} cores, load ${loadavg()
    .map((n) => n.toFixed(1))
    .join(' ')}, seed ${seed}`,
)
// The first call compiles; it is not part of any figure.
plan(january(1, 3), { price: false })

if (wanted('small')) {
  const known = { 1: [56373, 32300, 23880], 3: [76392, 39720, 27780], 5: [89796, 48140, 39660] }
  const tiers = { 1: [61080, 32493, 23880], 3: [76920, 44373, 27780], 5: [95913, 53920, 39660] }
  for (const weight of [1, 3, 5])
    for (const rounds of [1, 2, 3]) {
      const highs = weight === 3 && rounds === 1
      await one(`33, weight ${weight}, ${7 * rounds} handovers`, january(weight, rounds), {
        optimum: known[weight][rounds - 1],
        highs,
      })
      await one(`  in tiers`, january(weight, rounds, { order: 'tiers' }), {
        optimum: tiers[weight][rounds - 1],
        highs: false,
      })
    }
  await one('33, weight 3, 7, readiness', january(3, 1, { late: true }), {
    optimum: 76392,
    highs: false,
  })
}
if (wanted('250')) {
  await one('250, any place', many(10, 4, 25, 2), { within: 1 })
  await one('250, 2 of 4 places a day', many(10, 4, 25, 2, 2), { within: 2 })
  await one('250, 2 of 4, 15 days', many(10, 4, 15, 2, 2), { highs: false })
  console.log('repair of the 250 case: day 10 refused, one death, three disputed until day 20')
  for (const start of [seed, seed + 1, seed + 2, seed + 3]) {
    const exchange = many(10, 4, 25, 2, 2, start)
    const made = plan(exchange, { price: false })
    const dayOf = new Map(exchange.handovers.map((handover) => [handover.id, handover.day]))
    const next = random(start)
    const held = exchange.people.filter((person) => dayOf.get(made.assignment.get(person.id)) >= 10)
    const pick = (id) => held.filter((person) => person.class === id)
    const soldiers = pick('soldiers')
    const dead = soldiers[start === 1 ? 0 : next(soldiers.length)]
    const events = [
      { kind: 'died', person: dead.id, to: 'men' },
      ...pick('wounded')
        .slice(0, 3)
        .map((person) => ({ kind: 'disputed', person: person.id, until: 20 })),
      { kind: 'day-refused', day: 10, by: 'B' },
    ]
    repair(exchange, made.assignment, events, 10)
    const [result, ms, cpu] = timed(() => repair(exchange, made.assignment, events, 10))
    const compared = repair(exchange, made.assignment, events, 10, { compare: true })
    check(result.plan.ok, `repair ${start}: ${JSON.stringify(result.plan.findings.slice(0, 3))}`)
    const { heaviest, bound } = result.plan.credits
    const percent = (n) => `${((100 * n) / result.left).toFixed(1)} %`
    console.log(
      `  seed ${start}: plan ${made.credits.heaviest}; repaired ${heaviest}, ${percent(result.keep)} of ${result.left} keep their day, ${ms.toFixed(0)} ms, cpu ${cpu.toFixed(0)}; anew ${compared.anew.heaviest}, ${percent(compared.anew.keep)} keep; repaired is ${(100 * (heaviest / compared.anew.heaviest - 1)).toFixed(1)} % above anew (${result.plan.heaviest} against ${compared.anew.share} % of the agreement); bound ${bound}`,
    )
  }
}
if (wanted('10000'))
  await one('10,000, 3 of 10 places a day', many(400, 10, 60, 4, 3), { within: 0.5, highs: false })
if (wrong > 0) process.exitCode = 1
