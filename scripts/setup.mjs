// Does all set-up that a command needs, and nothing when nothing changed: installs the packages of
// the lock file, compiles, and bundles the browser page.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

function run(command, args) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) {
    process.stderr.write(`truce: "${command} ${args.join(' ')}" failed; the lines above say why.\n`)
    process.exit(3)
  }
}

function stampOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(join(path, name))
    } else hash.update(path).update('\0').update(readFileSync(full))
  }
  paths.forEach(add)
  return hash.digest('hex')
}

function once(name, paths, work) {
  const file = join(root, 'node_modules', '.truce', name)
  const stamp = stampOf(paths)
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp) return
  work()
  mkdirSync(join(root, 'node_modules', '.truce'), { recursive: true })
  writeFileSync(file, stamp)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`truce needs Node 20.19 or newer; this is ${process.versions.node}.\n`)
  process.exit(3)
}

once('install', ['package-lock.json'], () => {
  process.stderr.write('truce: installing packages (once)\n')
  run('npm', ['ci', '--no-audit', '--no-fund'])
})
if (!existsSync(join(root, 'dist/cli/main.js'))) {
  // A removed dist with a kept stamp must still compile.
  writeFileSync(join(root, 'node_modules', '.truce', 'compile'), '')
}
once(
  'compile',
  ['src', 'tsconfig.json', 'tsconfig.base.json', 'tsconfig.pure.json', 'tsconfig.node.json'],
  () => {
    process.stderr.write('truce: compiling\n')
    run(process.execPath, ['node_modules/typescript/bin/tsc', '-b'])
  },
)
once('bundle', ['src', 'examples/invented', 'scripts/single-file.mjs'], () => {
  process.stderr.write('truce: bundling dist/truce.html\n')
  run(process.execPath, [
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    'src/web/vite.config.ts',
    '--logLevel',
    'warn',
  ])
  run(process.execPath, ['scripts/single-file.mjs'])
})
