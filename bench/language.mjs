// Parse, link and check generated agreements; and noise. Compares with a reference in the same run: one
// pass of a regular expression over the same text, the least that any reader must do.
// usage: node bench/language.mjs [--size 2000] [--seed 1]
import { check, format, parse, printAgreement } from '../dist/language/index.js'

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? fallback : Number(process.argv[at + 1])
}
const size = option('size', 2000)
let state = option('seed', 1) >>> 0
const random = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state % n
}

const head = `Aren is a party.
Bolo is a party.
The Guarantors are guarantors.
The Joint Desk is a verifier; it confirms within 48 hours of a notice; if it has not answered, the matter is unsettled and goes to the Guarantors.
The Strip is a zone.
"Hostile Acts" means "the use of force".
Day 1 is the day on which both sign; a day ends at 24:00 in Europe/Lisbon.
Phase One lasts 42 days from Day 1.
Bolo holds the persons on List A: 33 persons, of them 10 women and 23 wounded.`

const kinds = [
  (id, n) =>
    `${id} Aren shall withdraw its forces from the Strip by the end of Day ${n}.\n    The Joint Desk confirms.\n    If ${id} is late, Bolo may complain to the Guarantors within 2 days.`,
  (id) => `${id} During Phase One each Party shall refrain from Hostile Acts.`,
  (id, n) =>
    `${id} Bolo shall release the persons on List A in three handovers, on Days ${n}, ${n + 7} and ${n + 14} (3, 4 and 26 persons): women first, then the wounded.`,
  (id, n, before) =>
    `${id} Aren shall admit ${n} trucks of relief every day of Phase One, if ${before} has been carried out.`,
  (id, n) => `${id} Bolo shall begin talks within ${n} days of the start of Phase One.`,
]

function text(clauses) {
  const blocks = []
  let before = '1.1'
  for (let i = 0; i < clauses; i += 10) {
    const lines = []
    for (let j = i; j < Math.min(clauses, i + 10); j += 1) {
      const id = `${1 + Math.floor(j / 100)}.${1 + (j % 100)}`
      lines.push(kinds[random(kinds.length)](id, 1 + random(20), before))
      before = id
    }
    blocks.push(
      `## Article ${i / 10 + 1}\n\nThe Parties shall do what follows.\n\n\`\`\`truce\n${lines.join('\n')}\n\`\`\``,
    )
  }
  return `# Generated\n\nWords.\n\n\`\`\`truce\n${head}\n\`\`\`\n\n${blocks.join('\n\n')}\n`
}

function noise(bytes) {
  const scraps = [
    'shall',
    'Aren',
    'by',
    'Day',
    '7',
    '1.1',
    '.',
    ',',
    'the',
    'if',
    '"',
    '(',
    '\n',
    'Phase',
    'One',
    'x',
    'may',
    'hold',
    'within',
    ':',
    ';',
  ]
  let out = '```truce\nAren is a party.\n'
  while (out.length < bytes) out += `${scraps[random(scraps.length)]} `
  return `${out}\n\`\`\`\n`
}

// Time of this process, not of the clock on the wall: the machine may be shared. Mean of 20 runs after 20.
function cost(work) {
  for (let i = 0; i < 20; i += 1) work()
  const begun = process.cpuUsage()
  for (let i = 0; i < 20; i += 1) work()
  return Math.max(process.cpuUsage(begun).user / 20e3, 0.01)
}

const reference = (source) => source.match(/[\p{L}\p{N}_'-]+|"[^"\n]*"|\S/gu)?.length ?? 0
const row = (name, source, goal) => {
  const sources = [{ file: 'x', text: source }]
  const ours = cost(() => {
    const { agreement } = parse(sources)
    check(agreement, sources)
  })
  const least = cost(() => reference(source))
  const { agreement, steps, diagnostics } = parse(sources)
  const again = parse([{ file: 'x', text: printAgreement(agreement) }])
  if (again.agreement.clauses.length !== agreement.clauses.length)
    throw new Error(
      `${name}: ${agreement.clauses.length} clauses, ${again.agreement.clauses.length} after printing`,
    )
  console.log(
    `${name.padEnd(24)} ${String(source.length).padStart(8)} bytes  ${String(agreement.clauses.length).padStart(5)} clauses  ${ours.toFixed(1).padStart(7)} ms (goal ${goal})  ${(ours / least).toFixed(1)} x one regular expression  ${(steps / source.length).toFixed(2)} steps a byte  ${diagnostics.length} remarks of reading`,
  )
}

row('200 clauses', text(200), '20 ms')
row(`${size} clauses`, text(size), size === 2000 ? '200 ms' : '-')
row('100 kB of noise', noise(100_000), '50 ms')
const long = text(size)
console.log(`format ${size} clauses        ${cost(() => format(long)).toFixed(1)} ms`)
