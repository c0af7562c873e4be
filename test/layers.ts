// The layers of the project: which folder may import which. A folder is entered only through its
// index.ts. `findings` returns what breaks the rules below a root; the test runs it on src (none
// wanted) and on planted bad fixtures (each must be found).
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

const core = ['model', 'language', 'record', 'engine']
const work = ['talks', 'exchange', 'monitor', 'texts']

/** Folder → folders it may import. */
export const arrows: Record<string, readonly string[]> = {
  model: [],
  language: ['model'],
  record: ['model'],
  engine: ['model'],
  talks: core,
  exchange: core,
  monitor: core,
  texts: core,
  process: [...core, ...work],
  log: [],
  words: [],
  formats: [],
  views: ['process', 'words'],
  store: ['log'],
  server: ['texts', 'process', 'views', 'words', 'formats', 'store', 'log'],
  web: [...core, ...work, 'process', 'views', 'words', 'formats', 'log'],
  cli: [...core, ...work, 'process', 'views', 'words', 'formats', 'store', 'log', 'server'],
}

export const pure = [...core, ...work, 'process', 'log', 'words', 'formats', 'views']

/** Packages that a pure folder may import; every other ring may import any installed package. */
const packages: Record<string, readonly string[]> = {
  model: ['temporal-polyfill'],
  talks: ['highs'],
  monitor: ['flatbush', 'mgrs'],
  words: ['@fluent/bundle'],
  formats: ['csv-parse', 'csv-stringify', 'fflate', 'saxes', 'mgrs'],
  views: ['preact', 'preact-render-to-string', 'd3-geo', 'd3-scale', 'uqr'],
}

const specifier =
  /(?:\bimport|\bexport)\s+(?:[^'"();]*?\bfrom\s*)?['"]([^'"]+)['"]|\bimport\s*\(\s*(['"]([^'"]+)['"]|[^)]*)\)|\brequire\s*\(/g

function sources(root: string): string[] {
  return readdirSync(root)
    .sort()
    .flatMap((name) => {
      const path = join(root, name)
      if (statSync(path).isDirectory()) return sources(path)
      return /\.tsx?$/.test(name) ? [path] : []
    })
}

/** Comments and long strings can hold the word import; specifiers in comments are not imports. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

export function findings(root: string): string[] {
  const found: string[] = []
  for (const path of sources(root)) {
    const file = relative(root, path).split(sep).join('/')
    const folder = file.split('/')[0] ?? ''
    const allowed = arrows[folder]
    if (!allowed) {
      found.push(`${file}: folder ${folder} is not in the design`)
      continue
    }
    for (const match of withoutComments(readFileSync(path, 'utf8')).matchAll(specifier)) {
      const dynamic = match[0].startsWith('import') && match[1] === undefined
      const name = match[1] ?? match[3]
      if (match[0].startsWith('require')) {
        found.push(`${file}: require is not used here`)
        continue
      }
      if (name === undefined) {
        found.push(`${file}: an import whose name is computed`)
        continue
      }
      // Heavy libraries may load late, but only a package, never a part of our own tree in a pure folder.
      if (dynamic && pure.includes(folder) && name.startsWith('.'))
        found.push(`${file}: dynamic import of ${name} in a pure folder`)
      // A file taken as text into a bundle (vite's ?raw) is data, not code.
      if (name.endsWith('?raw')) continue
      if (!name.startsWith('.')) {
        if (!pure.includes(folder)) continue
        const parts = name.split('/')
        const packageName = name.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
        if (!(packages[folder] ?? []).includes(packageName))
          found.push(`${file}: package ${name} is not for ${folder}`)
        continue
      }
      const target = resolve(dirname(path), name)
      const inside = relative(root, target).split(sep).join('/')
      if (inside.startsWith('..')) {
        found.push(`${file}: ${name} leaves src`)
        continue
      }
      if (!existsSync(target)) found.push(`${file}: ${name} does not exist`)
      const other = inside.split('/')[0] ?? ''
      if (other === folder) continue
      if (!allowed.includes(other)) found.push(`${file}: ${folder} may not import ${other}`)
      else if (inside !== `${other}/index.ts`)
        found.push(`${file}: ${name} goes past the door of ${other}`)
    }
  }
  return found
}
