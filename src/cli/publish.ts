import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { siteOf } from '../server/index.ts'
import { pageAt, publicPaths } from '../views/index.ts'
import { complain, load, print, say, warnOfErrors } from './frame.ts'

export interface PublishOptions {
  readonly out: string
  readonly at?: string
  readonly dryRun?: boolean
}

/** Writes the public pages that the charter releases: the same bytes a public server sends. */
export function runPublish(path: string, options: PublishOptions): void {
  const opened = load(path)
  warnOfErrors(opened)
  const site = siteOf(path, 'public')
  const dated = options.at === undefined ? site : { ...site, today: () => options.at ?? '' }
  const { published } = opened.charter
  const open = opened.record.entries.filter((one) => one.channel === 'public')
  const kept = opened.record.entries.length - open.length
  if (published.length === 0) {
    print(say('cli-nothing-public'))
    return
  }
  if (options.dryRun === true) {
    print(say('cli-publish-sections', { sections: say.list(published) }))
    print(say('cli-publish-entries', { open: open.length, kept }))
  }
  for (const address of publicPaths(dated)) {
    const page = pageAt(dated, address)
    const file = address.endsWith('/') ? `${address}index.html` : address
    if (options.dryRun === true) {
      print(say('cli-would-publish', { file: file.slice(1), reason: reasonFor(address) }))
      continue
    }
    const target = join(options.out, file)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, page.body)
    complain(say('cli-written', { file: target }))
  }
}

function reasonFor(address: string): string {
  if (address === '/') return say('cli-why-home')
  if (!address.startsWith('/p/')) return say('cli-why-asset')
  return say(address.includes('/on/') ? 'cli-why-day' : 'cli-why-page')
}
