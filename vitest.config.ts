// One test runner for everything. TRUCE_FAULT names a planted one-line fault (test/faults): the
// plugin puts it into the source as it is loaded, so that a law can be shown to turn red.
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'

const root = import.meta.dirname

interface Fault {
  name: string
  file: string
  find: string
  replace: string
}

function plantedFault(): Plugin[] {
  const wanted = process.env['TRUCE_FAULT']
  if (wanted === undefined) return []
  const folder = join(root, 'test/faults')
  const fault = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Fault[])
    .find((one) => one.name === wanted)
  if (!fault) throw new Error(`no fault is named ${wanted} in test/faults`)
  const target = resolve(root, fault.file)
  return [
    {
      name: 'planted-fault',
      enforce: 'pre',
      transform(code, id) {
        if (id.split('?')[0] !== target) return null
        if (!code.includes(fault.find))
          throw new Error(`${fault.name}: ${fault.file} has no "${fault.find}"`)
        return code.replace(fault.find, fault.replace)
      },
    },
  ]
}

export default defineConfig({
  plugins: plantedFault(),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/layers-bad/**'],
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
})
