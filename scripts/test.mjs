// `npm test`: types, lint, tests; ends with one plain line of counts. With CI=true a skip is a failure.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const node = process.execPath
const scratch = mkdtempSync(join(tmpdir(), 'truce-test-'))

function step(name, args) {
  const begun = Date.now()
  const done = spawnSync(node, args, { cwd: root, stdio: 'inherit' })
  process.stderr.write(
    `${done.status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)\n`,
  )
  return done.status === 0
}

const types = step('types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.test.json'])
const web = step('types of the page', [
  'node_modules/typescript/bin/tsc',
  '-p',
  'src/web/tsconfig.json',
])
const lint = step('lint', ['node_modules/oxlint/bin/oxlint', '--type-aware', 'src', 'test'])
const report = join(scratch, 'report.json')
step('tests', [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
])

let passed = 0
let failed = 0
let skipped = 0
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  passed = result.numPassedTests
  failed = result.numFailedTests
  skipped = result.numPendingTests + (result.numTodoTests ?? 0)
  // A file that could not even be loaded has no tests to count.
  failed += result.testResults.filter(
    (f) => f.status === 'failed' && f.assertionResults.length === 0,
  ).length
  if (!result.success && failed === 0) failed = 1
} else failed = 1
rmSync(scratch, { recursive: true, force: true })
if (!types || !web) failed += 1
if (!lint) failed += 1
if (process.env.CI === 'true' && skipped > 0) {
  process.stderr.write('CI: a skipped test is a failure\n')
  failed += skipped
}
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
