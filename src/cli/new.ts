import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { isZone } from '../model/index.ts'
import { newProcess } from '../process/index.ts'
import { complain, Exit, print, say } from './frame.ts'

export interface NewOptions {
  readonly title?: string
  readonly party?: readonly string[]
  readonly zone: string
}

/** Makes the folder of a new process; never writes into a folder that holds something. */
export function runNew(path: string, options: NewOptions): void {
  if (existsSync(path) && readdirSync(path).length > 0) {
    complain(say('new-not-empty', { folder: path }))
    throw new Exit(2)
  }
  if (!isZone(options.zone)) {
    complain(say('new-no-zone', { zone: options.zone }))
    throw new Exit(2)
  }
  const parties = options.party ?? [say('new-party-a'), say('new-party-b')]
  const files = newProcess({
    title: options.title ?? basename(resolve(path)),
    parties,
    zone: options.zone,
  })
  mkdirSync(path, { recursive: true })
  for (const { file, text } of files) writeFileSync(join(path, file), text)
  print(say('new-made', { folder: path, files: say.list(files.map((one) => one.file)) }))
  print(say('new-next', { folder: path }))
}
