// `npm run bench -- NAME [options]`: runs bench/NAME.mjs; without a name, lists them.
import { readdirSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const here = import.meta.dirname
const names = readdirSync(here)
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -4))
const [name, ...rest] = process.argv.slice(2)
if (!name || !names.includes(name)) {
  process.stderr.write(`usage: npm run bench -- NAME; one of: ${names.join(', ')}\n`)
  process.exit(2)
}
process.exit(
  spawnSync(process.execPath, ['--expose-gc', join(here, `${name}.mjs`), ...rest], {
    stdio: 'inherit',
  }).status ?? 3,
)
