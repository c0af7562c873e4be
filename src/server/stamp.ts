// Whether a process folder changed since it was read.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What changes when a file of the process does: names, sizes and times, of the logs their newest files. */
export function stampOf(path: string): string {
  const facts: string[] = []
  const look = (file: string, depth: number) => {
    const found = statSync(file, { throwIfNoEntry: false })
    if (!found) return
    facts.push(`${file} ${found.size} ${found.mtimeMs}`)
    if (found.isDirectory() && depth > 0)
      for (const name of readdirSync(file).sort()) look(join(file, name), depth - 1)
  }
  if (statSync(path).isFile()) look(path, 0)
  else for (const name of readdirSync(path).sort()) look(join(path, name), 0)
  for (const folder of ['logs', 'private/logs']) look(join(path, folder), 2)
  look(join(path, 'private/order'), 0)
  return facts.join('\n')
}
