// The engine: 100,000 events over 200 clauses, folded and read. The reference is a bare loop that groups
// the same events by clause in Maps, the least any implementation must do; both must count the same acts.
// usage: node bench/engine.mjs [--size 100000] [--clauses 200] [--seed 1]
import { fold, readState, start } from '../dist/engine/index.js'

const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const size = argument('size', 100_000)
const clauses = argument('clauses', 200)
let seed = argument('seed', 1)
const random = (n) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed % n
}

const place = { file: 'bench', from: 0, to: 0, line: 1, column: 1 }
const anchor = { kind: 'anchor', id: 'start' }
const due = (i) =>
  i % 4 === 0
    ? { kind: 'every', period: { n: 1, unit: 'day' }, phase: 'One' }
    : i % 4 === 1
      ? {
          kind: 'by',
          limit: {
            kind: 'offset',
            span: { n: 2, unit: 'day' },
            from: { kind: 'each', clause: `${i - 1}` },
            before: false,
            counting: 'exclusive',
          },
        }
      : { kind: 'by', limit: { kind: 'day', n: 1 + (i % 90), of: anchor } }
const agreement = {
  title: 'bench',
  header: { at: place, authentic: [], confirmedBy: [], known: 'text', unpublished: [] },
  actors: ['A', 'B'].map((id) => ({ id, roles: ['party'], at: place })),
  terms: [],
  anchors: [{ id: 'start', at: place, words: 'start', setBy: [] }],
  days: { zone: 'Asia/Gaza', endsAt: 1440 },
  phases: [
    {
      id: 'One',
      at: place,
      begins: { kind: 'anchor', ref: anchor },
      length: { n: 90, unit: 'day' },
    },
  ],
  zones: [],
  groups: [],
  keys: [],
  interlocks: [],
  readings: [],
  ladders: [],
  aims: [],
  checks: [],
  histories: [],
  assumptions: [],
  clauses: Array.from({ length: clauses }, (_, i) => ({
    kind: 'duty',
    id: `${i}`,
    at: place,
    remedies: [],
    modal: 'shall',
    bearers: [i % 2 ? 'A' : 'B'],
    each: false,
    act: {
      verb: 'admit',
      words: 'do',
      quantity: { kind: 'exact', n: 10 + (i % 50) },
      unit: 'trucks',
    },
    due: due(i),
    ...(i % 4 === 1 ? { forEach: `${i - 1}` } : {}),
    ...(i % 4 === 3 && i > 4
      ? { condition: { kind: 'clause', clause: `${i - 1}`, is: 'done', at: place } }
      : {}),
  })),
}
const begin = 28_401_120
const events = [
  { kind: 'in-force', entry: 'f', when: { from: begin, to: begin }, version: 'v' },
  {
    kind: 'anchor',
    entry: 's',
    when: { from: begin, to: begin },
    anchor: 'start',
    set: true,
    by: 'A',
    standing: 'happened',
  },
]
for (let n = 0; n < size; n++) {
  const at = begin + Math.floor((n / size) * 89 * 1440)
  const i = random(clauses)
  const clause = `${i}`
  const kind = random(20)
  events.push(
    kind === 0
      ? {
          kind: 'finding',
          entry: `e${n}`,
          when: { from: at, to: at },
          by: 'C',
          clause,
          result: random(2) ? 'confirmed' : 'undetermined',
        }
      : {
          kind: 'act',
          entry: `e${n}`,
          when: { from: at, to: at },
          actor: i % 2 ? 'A' : 'B',
          clause,
          n: 1,
          standing: random(3) ? 'happened' : 'claimed',
        },
  )
}

function reference() {
  const map = new Map()
  for (const event of events) {
    if (event.kind !== 'act') continue
    const list = map.get(event.clause)
    if (list) list.push(event)
    else map.set(event.clause, [event])
  }
  let n = 0
  for (const list of map.values()) n += list.length
  return n
}
const best = (run) => {
  let least = Infinity
  let result
  for (let i = 0; i < 5; i++) {
    const from = performance.now()
    result = run()
    least = Math.min(least, performance.now() - from)
  }
  return { ms: least, result }
}
const last = begin + 90 * 1440
const folded = best(() => fold(start(agreement), events, last))
const read = best(() => readState(folded.result, last))
const bare = best(reference)
let acts = 0
for (const slot of folded.result.slots) for (let cell = slot.acts; cell; cell = cell.tail) acts++
if (acts !== bare.result) throw new Error(`${acts} acts kept, ${bare.result} given`)
console.log(
  `fold ${size} events, ${clauses} clauses: ${folded.ms.toFixed(0)} ms (${((folded.ms / size) * 1000).toFixed(2)} µs each)`,
)
console.log(
  `readState: ${read.ms.toFixed(0)} ms, ${read.result.clauses.length} clauses, ${read.result.calendar.length} dates`,
)
console.log(
  `grouping the same events in Maps: ${bare.ms.toFixed(1)} ms; ratio ${(folded.ms / bare.ms).toFixed(1)}`,
)
