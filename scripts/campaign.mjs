// `npm run campaign -- NAME`: the full counts that `npm test` runs a tenth of. NAME is a folder or file
// name below test/ (laws, talks, …), or `faults`: every planted fault must turn its law red.
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const name = process.argv[2]
if (!name) {
  process.stderr.write('usage: npm run campaign -- NAME (a test folder or file, or "faults")\n')
  process.exit(2)
}

function vitest(filter, env, quiet) {
  const done = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...filter], {
    cwd: root,
    stdio: quiet ? 'ignore' : 'inherit',
    env: { ...process.env, ...env },
  })
  return done.status === 0
}

if (name !== 'faults') process.exit(vitest(process.argv.slice(2), { CAMPAIGN: '1' }, false) ? 0 : 1)

const folder = join(root, 'test/faults')
const faults = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
let missed = 0
for (const fault of faults) {
  const green = vitest([fault.law], { TRUCE_FAULT: fault.name }, true)
  if (green) missed += 1
  process.stdout.write(
    `${green ? 'NOT SEEN' : 'seen    '} ${fault.name} (${fault.file}) by ${fault.law}\n`,
  )
}
process.stdout.write(`${faults.length - missed} of ${faults.length} planted faults were seen\n`)
process.exit(missed === 0 ? 0 : 1)
