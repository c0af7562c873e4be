// The explorer against SPIN on the two reference models, in one run: equal counts, CPU seconds with and
// without compiling, bytes a state. Then questions on slices.
//   node bench/explore.mjs [--size small|full]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from '../dist/language/index.js'
import {
  ask,
  compile,
  finish,
  huntAll,
  launch,
  questionHunts,
  questionNames,
  questions,
  search,
  subjectOf,
} from '../dist/engine/index.js'
import { pxRosterText, pxText, trText } from './models/explore.mjs'

const size = process.argv[process.argv.indexOf('--size') + 1] ?? 'small'
const reference = join(import.meta.dirname, '../test/explore/reference')

function cpu(work) {
  const before = process.cpuUsage()
  const value = work()
  const used = process.cpuUsage(before)
  return { value, seconds: (used.user + used.system) / 1e6 }
}

function ours(text, last) {
  const prepared = cpu(() => {
    const { agreement } = parse([{ file: 'model.truce.md', text }])
    const from = launch(agreement)
    return compile(from, { slots: from.plan.slots.map((one) => one.index) }, { last }).net
  })
  const ran = cpu(() => finish(search(prepared.value, {}, { states: 1e8 })))
  return {
    states: ran.value.states,
    compile: prepared.seconds,
    run: ran.seconds,
    bytes: ran.value.bytes / ran.value.states,
  }
}

/** CPU seconds of a command: its own and those of what it started. */
function timed(folder, command) {
  const script = `TIMEFORMAT='%U %S'; time { ${command} > out.txt 2>&1; }`
  const said = execFileSync('bash', ['-c', `{ ${script} ; } 2>&1`], {
    cwd: folder,
    encoding: 'utf8',
  })
  const [user, system] = said.trim().split(/\s+/).slice(-2).map(Number)
  return user + system
}

function spin(model, n, w, d, m) {
  const folder = mkdtempSync(join(tmpdir(), 'truce-bench-'))
  try {
    writeFileSync(join(folder, 'm.pml'), readFileSync(join(reference, `${model}.pml`)))
    const compileSeconds = timed(
      folder,
      `spin -DN=${n} -DW=${w} -DD=${d} -DM=${m} -a m.pml && gcc -O2 -w -DSAFETY -DNOFAIR -DMEMLIM=12000 -o pan pan.c`,
    )
    const run = timed(folder, './pan -E -m2000000 -w24')
    const out = readFileSync(join(folder, 'out.txt'), 'utf8')
    const states = Number(/([\d.e+]+) states, stored/.exec(out)?.[1])
    return { states, compile: compileSeconds, run }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : ''
const grid = [
  ['px_cnt', 8, 3, 11, 8],
  ['px_cnt', 12, 3, 15, 12],
  ['px_cnt', 16, 3, 19, 16],
  ['px_cnt', 24, 3, 27, 24],
  ['px_cnt', 12, 7, 42, 4],
  ['px_cnt', 33, 7, 42, 4],
  ['tr', 2, 7, 28, 0],
  ['tr', 3, 7, 28, 0],
  ['px_id', 6, 3, 9, 6],
  ['px_id', 7, 3, 10, 7],
  ...(size === 'full'
    ? [
        ['tr', 4, 7, 28, 0],
        ['px_id', 8, 3, 11, 8],
      ]
    : []),
]

const fixed = (n, digits = 3) => n.toFixed(digits)
console.log(
  '| model | states | ours: compile, run s | SPIN: compile, run s | ratio of runs | with compile | bytes a state |',
)
console.log('|-|-|-|-|-|-|-|')
let mine = 0
let theirs = 0
let differs = 0
for (const [model, n, w, d, m] of grid) {
  if (only !== '' && `${model} ${n}` !== only) continue
  const text =
    model === 'px_cnt' ? pxText(n, w, m) : model === 'px_id' ? pxRosterText(n, w) : trText(n, 3, w)
  const a = ours(text, d)
  const b = spin(model, n, w, d, m)
  if (a.states !== b.states && Math.abs(a.states / b.states - 1) > 1e-5) differs += 1
  mine += a.run
  theirs += b.run
  console.log(
    `| ${model} ${n} ${w} ${d} ${m} | ${a.states} | ${fixed(a.compile)} ${fixed(a.run)} | ${fixed(b.compile)} ${fixed(b.run)} | ${fixed(a.run / b.run, 2)} | ${fixed((a.run + a.compile) / (b.run + b.compile), 2)} | ${fixed(a.bytes, 1)} |`,
  )
}
console.log(
  `whole grid: ours ${fixed(mine)} s, SPIN ${fixed(theirs)} s, ratio ${fixed(mine / theirs, 2)}`,
)
if (differs > 0) {
  console.log(`${differs} counts differ`)
  process.exitCode = 1
}

// A sliced question on an agreement of 200 clauses.
const long = subjectOf(parse([{ file: 'long.truce.md', text: trText(67, 3, 7) }]).agreement)
const hunts = questionHunts(long).filter((one) => one.about.slot === 2)
for (let i = 0; i < 3; i++) {
  const asked = performance.now()
  finish(
    huntAll(
      long,
      {},
      hunts.map((one) => one.hunt),
    ),
  )
  console.log(
    `sliced questions on ${long.from.plan.slots.length} clauses: ${hunts.length} in ${fixed(performance.now() - asked, 1)} ms`,
  )
}

// The roadmap: each question, then all.
const read = (file) => ({
  file,
  text: readFileSync(join(import.meta.dirname, '../examples/roadmap-2024', file), 'utf8'),
})
const roadmap = subjectOf(parse([read('announced.truce.md'), read('assume.truce.md')]).agreement)
const limits = { states: 60_000 }
for (const name of questionNames) {
  const asked = performance.now()
  finish(ask(name, roadmap, limits))
  console.log(`roadmap, ${name}: ${fixed((performance.now() - asked) / 1000, 2)} s`)
}
const all = performance.now()
finish(questions(roadmap, limits, questionNames))
console.log(`roadmap, all questions with repairs: ${fixed((performance.now() - all) / 1000, 2)} s`)
