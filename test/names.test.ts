// No proper name of an example occurs in the code: rules are general. Precedents are sentences in words/.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const names =
  /\b(?:Israel|Hamas|Gaza|Palestin\w*|Qatar|Egypt|Lebanon|Biden|Blinken|Kirby|Miller|Gallant|Gantz|Netzarim|Rashid|Philadelphi|Rafah|Minsk|Ukraine|Donbas|Debaltseve|Dayton|Bosnia\w*|Srpska|Sarajevo|Stockholm|Hodeidah|Yemen|Houthi\w*|Ansar|Lakeshore|Vesmar\w*|Ostrava|Tirin|River League)\b/

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sources(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })
}

test('src names no party, place or person of an example', () => {
  const src = join(import.meta.dirname, '../src')
  const found = sources(src)
    .filter((path) => !path.startsWith(join(src, 'words')))
    .flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          names.test(line) ? [`${path.slice(src.length)}:${index + 1}: ${line.trim()}`] : [],
        ),
    )
  expect(names.test('as in Minsk')).toBe(true)
  expect(found).toEqual([])
})
