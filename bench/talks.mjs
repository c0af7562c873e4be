// What could be agreed: ours against plain rounds from above and against plain HiGHS, in one run, equal
// results checked. Options: --size N (clauses of the "unless" instances, 200), --seed N (7), --large N
// (options of the largest positive instance, 1000000), --parties 2,4
import { createRequire } from 'node:module'
import { performance } from 'node:perf_hooks'
import {
  allOf,
  answer,
  anyOf,
  compile,
  FALSE,
  finish,
  greatest,
  largest,
  NetworkBuilder,
  residueOf,
  resolve,
  unlocks,
} from '../dist/talks/index.js'

const args = process.argv.slice(2)
const option = (name, value) => (args.includes(name) ? args[args.indexOf(name) + 1] : value)
const size = Number(option('--size', 200))
const seed = Number(option('--seed', 7))
const large = Number(option('--large', 1_000_000))
const partyCounts = String(option('--parties', '2,4')).split(',').map(Number)

// Seeded instances: a linear congruential generator, so that anyone can make the same ones.
const random = (state) => () => {
  state = (state * 1664525 + 1013904223) >>> 0
  return state / 4294967296
}

/** positions[option * parties + party]: 'accept', 'reject' or alternatives, each a list of [option, negated]. */
function positions(options, parties, next, literal) {
  const list = []
  for (let o = 0; o < options; o++)
    for (let p = 0; p < parties; p++) {
      const r = next()
      if (r < 0.35) list.push('accept')
      else if (r < literal.reject) list.push('reject')
      else
        list.push(
          Array.from({ length: 1 + ((next() * 2) | 0) }, () =>
            Array.from({ length: 1 + ((next() * 2) | 0) }, () => literal.make(o)),
          ),
        )
    }
  return list
}

function positive(options) {
  const next = random(42)
  const make = () => [(next() * options) | 0, false]
  return {
    options,
    parties: 2,
    variants: 1,
    positions: positions(options, 2, next, { reject: 0.43, make }),
  }
}

function choice(clauses, variants, parties) {
  const next = random(seed)
  const options = clauses * variants
  const make = (o) => {
    let a = (next() * options) | 0
    while (((a / variants) | 0) === ((o / variants) | 0)) a = (next() * options) | 0
    return [a, next() < 0.2]
  }
  return {
    options,
    parties,
    variants,
    positions: positions(options, parties, next, { reject: 0.6, make }),
  }
}

function networkOf({ options, parties, variants, positions: list }) {
  const b = new NetworkBuilder(Int32Array.from({ length: options }, (_, o) => (o / variants) | 0))
  const gates = []
  const literals = []
  for (let o = 0; o < options; o++)
    for (let p = 0; p < parties; p++) {
      const said = list[o * parties + p]
      if (said === 'accept') continue
      if (said === 'reject') {
        b.need(o, FALSE)
        continue
      }
      gates.length = 0
      for (const term of said) {
        literals.length = 0
        for (const [a, not] of term) literals.push(not ? b.out(a) : b.in(a))
        gates.push(b.gate('and', literals))
      }
      b.need(o, b.gate('or', gates))
    }
  return b.build()
}

/** The plainest correct way: round after round from above. */
function rounds({ options, parties, positions: list }) {
  let inside = new Uint8Array(options).fill(1)
  for (let changed = true; changed;) {
    changed = false
    const next = inside.slice()
    for (let o = 0; o < options; o++)
      for (let p = 0; inside[o] && p < parties; p++) {
        const said = list[o * parties + p]
        if (said === 'accept') continue
        if (said !== 'reject' && said.some((t) => t.every(([a]) => inside[a]))) continue
        next[o] = 0
        changed = true
      }
    inside = next
  }
  return inside
}

/** The same as an integer program, every variable whole, nothing decided beforehand. */
function plainProgram({ options, parties, variants, positions: list }) {
  const rows = []
  const gates = []
  for (let c = 0; c < options / variants; c++)
    rows.push(
      `${Array.from({ length: variants }, (_, j) => `x${c * variants + j}`).join(' + ')} <= 1`,
    )
  const row = (head, [a, not]) => (not ? `${head} + x${a} <= 1` : `${head} - x${a} <= 0`)
  for (let o = 0; o < options; o++)
    for (let p = 0; p < parties; p++) {
      const said = list[o * parties + p]
      if (said === 'accept') continue
      if (said === 'reject') rows.push(`x${o} <= 0`)
      else if (said.length === 1) for (const l of said[0]) rows.push(row(`x${o}`, l))
      else {
        const own = said.map(() => `y${gates.push(0) - 1}`)
        rows.push(`x${o} - ${own.join(' - ')} <= 0`)
        said.forEach((t, k) => t.forEach((l) => rows.push(row(own[k], l))))
      }
    }
  const names = Array.from({ length: options }, (_, o) => `x${o}`)
  const all = [...names, ...gates.map((_, g) => `y${g}`)]
  return `Maximize\n obj: ${names.join(' + ')}\nSubject To\n${rows.map((r, i) => ` c${i}: ${r}`).join('\n')}\nBinary\n${all.join('\n')}\nEnd\n`
}

function timed(run, times = 1) {
  const taken = []
  const used = []
  let value
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    const cpu = process.cpuUsage()
    value = run()
    taken.push(performance.now() - start)
    used.push(process.cpuUsage(cpu).user / 1000)
  }
  taken.sort((a, b) => a - b)
  used.sort((a, b) => a - b)
  return { value, ms: taken[taken.length >> 1], cpu: used[used.length >> 1] }
}
const figure = (ms) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0)).padStart(8)
const print = (what, ours, other, note) =>
  console.log(
    `${what.padEnd(44)} ${figure(ours)} ms ${other === undefined ? '           ' : `${figure(other)} ms  ${(other / ours).toFixed(1)} x`}  ${note}`,
  )
const checksum = (stands, n) => {
  let sum = 0
  for (let o = 0; o < n; o++) if (stands[o]) sum = (sum + (o + 1) * 7919) % 1000000007
  return sum
}
let wrong = 0
const equal = (a, b, what) => {
  if (a === b) return
  wrong += 1
  console.log(`NOT EQUAL: ${what}: ${a} against ${b}`)
}

console.log(`${'task'.padEnd(44)} ${'ours'.padStart(11)} ${'other'.padStart(11)}  ratio`)
for (const n of [200, 2000, 20_000, 200_000, large]) {
  const instance = positive(n)
  const whole = timed(() => greatest(networkOf(instance)), n <= 20_000 ? 101 : n <= 200_000 ? 5 : 3)
  const network = networkOf(instance)
  const only = timed(() => greatest(network), n <= 20_000 ? 101 : 3)
  const naive = n <= 20_000 ? timed(() => rounds(instance)) : undefined
  if (naive) equal(checksum(whole.value.stands, n), checksum(naive.value, n), `positive ${n}`)
  print(
    `positive ${n}, network made and run`,
    whole.ms,
    naive?.ms,
    `${whole.value.count} in, checksum ${checksum(whole.value.stands, n)}, run alone ${only.ms.toFixed(2)} ms; CPU ${whole.cpu.toFixed(2)} ms`,
  )
}
{
  const n = 10_000
  const list = Array.from({ length: n * 2 }, (_, i) =>
    i % 2 ? 'accept' : i / 2 === n - 1 ? 'reject' : [[[i / 2 + 1, false]]],
  )
  const instance = { options: n, parties: 2, variants: 1, positions: list }
  const ours = timed(() => greatest(networkOf(instance)), 11)
  equal(ours.value.count, 0, 'chain')
  print(`chain ${n}`, ours.ms, undefined, '')
}
/** The same positive instance as statements, through the door a desk uses. */
function roundOf({ options, positions: list }) {
  const parties = ['North', 'South']
  const id = (o) => String(o).padStart(4, '0')
  const clauses = Array.from({ length: options }, (_, o) => ({
    id: id(o),
    kind: 'choice',
    options: [{ id: '' }],
  }))
  const statements = list.flatMap((said, i) => {
    const base = { party: parties[i % 2], on: { clause: id((i / 2) | 0) } }
    if (said === 'accept') return [{ kind: 'accept', ...base }]
    if (said === 'reject') return [{ kind: 'reject', ...base }]
    const term = (t) => allOf(t.map(([a]) => ({ kind: 'in', clause: id(a) })))
    return [{ kind: 'accept', ...base, condition: anyOf(said.map(term)) }]
  })
  return { parties, clauses, links: [], facts: [], statements }
}
{
  const instance = positive(200)
  const problem = resolve(roundOf(instance))
  const network = compile(problem)
  const residue = residueOf(network)
  const ours = timed(() => unlocks(problem, residue), 21)
  // The other way: ease each condition in turn and let everything fall again.
  const other = timed(() => {
    const gains = new Map()
    const base = greatest(network).count
    for (let i = 0; i < 400; i++) {
      if (instance.positions[i] === 'accept' || residue.stands[i >> 1]) continue
      const eased = { ...instance, positions: instance.positions.with(i, 'accept') }
      const gain = greatest(networkOf(eased)).count - base
      if (gain > 0) gains.set(`${i >> 1} ${i % 2}`, gain)
    }
    return gains
  }, 3)
  equal(ours.value.length, other.value.size, 'unlock list')
  for (const one of ours.value)
    equal(one.gain, other.value.get(`${one.option} ${one.party}`), 'unlock gain')
  print(
    'unlock list, 200 clauses',
    ours.ms,
    other.ms,
    `${ours.value.length} conditions, the first lets ${ours.value[0]?.gain} in`,
  )
  const full = timed(() => finish(answer(problem)), 5)
  print(
    'whole answer with reasons, 200 clauses',
    full.ms,
    undefined,
    `${full.value.excluded.length} reasons`,
  )
}
const load = createRequire(import.meta.url)('highs')
const solver = await load()
solver.solve('Maximize\n obj: x\nSubject To\n c: x <= 1\nEnd\n')
for (const parties of partyCounts) {
  const instance = choice(size, 3, parties)
  const other = timed(() => solver.solve(plainProgram(instance), { mip_rel_gap: 0 }), 3)
  const ours = timed(() => finish(largest(networkOf(instance), { solver, shares: false })), 3)
  const { weight, outcome, work } = ours.value
  equal(outcome, 'package', 'outcome')
  equal(weight, Math.round(other.value.ObjectiveValue), `choice ${size} 3 ${parties}`)
  const how = `${work.search} parts searched (${work.branches} branches), ${work.solver} by HiGHS, largest part ${work.largestPart}`
  print(
    `unless, ${size} x 3, ${parties} parties, proven`,
    ours.ms,
    other.ms,
    `${weight} clauses; ${how}`,
  )
  const shares = timed(() => finish(largest(networkOf(instance), { solver })))
  const count = (what) => shares.value.share.filter((one) => one === what).length
  print(
    '  with all, some, none of the best',
    shares.ms,
    undefined,
    `${count('all')} all, ${count('some')} some, ${count('none')} none, ${count(undefined)} open`,
  )
  if (args.includes('--own')) {
    const own = timed(() =>
      finish(largest(networkOf(instance), { shares: false, ownSearch: 1e9, limit: 2e6 })),
    )
    print(
      '  own search alone',
      own.ms,
      undefined,
      `${own.value.outcome} ${own.value.weight} of at most ${own.value.bound}, ${own.value.work.branches} branches`,
    )
  }
}
process.exitCode = wrong === 0 ? 0 : 1
