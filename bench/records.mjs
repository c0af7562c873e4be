// Suggestions of acts on the PLOVER coding-manual sentences: act, source, target, band, speed.
//   TRUCE_DATA=… node bench/records.mjs [--file records/plover-gsr-odd.json] [--size 5000] [--seed 7] [--list wrong]
// Only the seven verbal roots are in scope; the rest of the file is tried as "nothing of these".
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import {
  checkSuggestions,
  classify,
  codebook,
  openDocument,
  registerOf,
  rules,
  trainLinear,
} from '../dist/texts/index.js'

const options = new Map()
for (let i = 2; i < process.argv.length; i += 2) options.set(process.argv[i], process.argv[i + 1])
const size = Number(options.get('--size') ?? 5000)
const list = options.get('--list')
const say = (text) => process.stdout.write(`${text}\n`)
const hash = (text) => createHash('sha256').update(text).digest('hex')

const folder = process.env.TRUCE_DATA ?? ''
const name = options.get('--file') ?? 'records/plover-gsr-odd.json'
const path = isAbsolute(name) ? name : join(folder, name)
if (!existsSync(path)) {
  say(`no file ${name} below TRUCE_DATA: nothing to measure`)
  process.exit(2)
}
const rows = JSON.parse(readFileSync(path, 'utf8')).filter((one) => one.event !== 'DOCUMENT')
const scope = ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'DEMAND', 'DISAPPROVE', 'REJECT']
/** PLOVER as of the file: our REQUEST is its DEMAND, our ACCUSE its DISAPPROVE. */
const rename = { REQUEST: 'DEMAND', ACCUSE: 'DISAPPROVE' }

const actorNames = (value) =>
  (Array.isArray(value) ? value : [])
    .map((one) => one.actorText?.trim() ?? '')
    .filter((one) => one !== '' && /\p{Lu}/u.test(one))
// The register that a desk officer would have: the actors of these texts.
const register = registerOf(
  [...new Set(rows.flatMap((row) => [...actorNames(row.source), ...actorNames(row.target)]))].map(
    (actor) => ({ actor, roles: [{ role: 'actor', of: null }], labels: [], unnamed: false }),
  ),
)
const documentOf = (text, id) =>
  openDocument(
    {
      id,
      title: id,
      language: 'en',
      kind: 'article',
      rights: 'whole text',
      confidential: false,
      narrator: 'The text',
    },
    text,
    hash,
  ).document

const alike = (found, wanted) =>
  found.some((one) =>
    wanted.some((other) => one === other || one.includes(other) || other.includes(one)),
  )
const rootOf = (one) => {
  const root = one.negated && one.act === 'accept' ? 'REJECT' : codebook[one.act].plover
  return rename[root] ?? root
}

function measure(rowsTried) {
  const figures = {
    rows: 0,
    predicted: 0,
    right: 0,
    source: 0,
    target: 0,
    targets: 0,
    ticked: 0,
    tickedRight: 0,
    offsets: 0,
    exact: 0,
  }
  for (const row of rowsTried) {
    const document = documentOf(row.text, row.id)
    const { kept, dropped } = checkSuggestions(
      rules.suggest(document, { register }),
      document,
      register,
    )
    if (dropped.size > 0 && list) say(`dropped ${row.id} ${JSON.stringify([...dropped])}`)
    for (const one of kept) {
      figures.offsets += 1
      if (document.text.slice(one.quote.start, one.quote.end) === one.quote.exact)
        figures.exact += 1
    }
    const wanted = scope.includes(row.event) ? row.event : null
    if (wanted) figures.rows += 1
    const inScope = kept.filter((one) => scope.includes(rootOf(one)))
    const [first] = kept
    const top = first && scope.includes(rootOf(first)) ? first : null
    if (top) {
      figures.predicted += 1
      const right = rootOf(top) === wanted
      const grave = codebook[top.act].grave
      const ticked = top.ticked
      if (ticked) figures.ticked += 1
      if (right) {
        figures.right += 1
        if (ticked) figures.tickedRight += 1
        const source = actorNames(row.source)
        const target = actorNames(row.target)
        if (alike(top.who, source)) figures.source += 1
        else if (list === 'source')
          say(`SOURCE ${row.event} want ${source} got ${top.who} [${top.rule}] | ${row.text}`)
        if (target.length > 0) {
          figures.targets += 1
          if (alike(top.to, target)) figures.target += 1
          else if (list === 'target')
            say(`TARGET ${row.event} want ${target} got ${top.to} | ${row.text}`)
        }
      } else if (list === 'wrong')
        say(
          `WRONG want ${row.event} got ${rootOf(top)} ${top.act} ${top.confidence}${ticked ? '*' : ''} [${top.rule}] | ${row.text}`,
        )
      void grave
    } else if (wanted && list === 'wrong')
      say(
        `MISSED ${row.event} (${kept.map((one) => `${one.act} ${one.confidence}`)}; ${inScope.length}) | ${row.text}`,
      )
  }
  return figures
}
const share = (part, whole) => (whole === 0 ? 'none' : (part / whole).toFixed(3))
function print(title, f) {
  const precision = f.right / f.predicted
  const recall = f.right / f.rows
  say(`${title}: ${f.rows} in scope, ${f.predicted} suggested, ${f.right} right`)
  say(
    `  act  P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)}`,
  )
  say(
    `  of hits: source right ${share(f.source, f.right)}, target right ${share(f.target, f.targets)} (${f.targets} have one)`,
  )
  say(
    `  ticked beforehand: precision ${share(f.tickedRight, f.ticked)}, coverage ${share(f.ticked, f.predicted)} of suggestions, ${share(f.ticked, f.rows)} of sentences`,
  )
  say(`  offsets exact: ${f.exact} of ${f.offsets}`)
}
print('rules, seven roots', measure(rows.filter((row) => scope.includes(row.event))))
print('rules, the whole file', measure(rows))

// The trained model, each tenth of the sentences tried by a model of the other nine.
const inScope = rows.filter((row) => scope.includes(row.event))
const actOfRoot = {
  AGREE: 'commit',
  CONSULT: 'meet',
  SUPPORT: 'endorse',
  CONCEDE: 'ease',
  DEMAND: 'urge',
  DISAPPROVE: 'criticise',
  REJECT: 'reject',
}
let learnt = 0
for (let fold = 0; fold < 10; fold += 1) {
  const model = trainLinear(
    inScope
      .filter((_, i) => i % 10 !== fold)
      .map((row) => ({ words: row.text, act: actOfRoot[row.event] })),
  )
  for (const [i, row] of inScope.entries())
    if (i % 10 === fold && classify(model, row.text)?.act === actOfRoot[row.event]) learnt += 1
}
say(
  `linear model, ten folds of ${inScope.length} sentences: ${share(learnt, inScope.length)} right`,
)

const texts = Array.from({ length: size }, (_, i) => rows[i % rows.length].text)
const whole = documentOf(texts.join('\n\n'), 'speed')
const before = process.cpuUsage()
const first = rules.suggest(whole, { register })
const used = process.cpuUsage(before)
const seconds = (used.user + used.system) / 1e6
const again = rules.suggest(whole, { register })
say(
  `speed: ${size} sentences in ${seconds.toFixed(2)} s of CPU, ${Math.round(size / seconds)} a second; ${first.length} suggestions`,
)
say(`same output on a second run: ${JSON.stringify(first) === JSON.stringify(again)}`)
