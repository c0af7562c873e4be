import { join } from 'node:path'
import { serveHome } from '../server/index.ts'
import { complain, print, say } from './frame.ts'

export interface ServeWords {
  readonly port: string
  readonly accounts?: boolean
  readonly origin?: string
}

/** Serves until it is stopped. Without a home: the examples that come with the program, with a demonstration. */
export async function runServe(home: string | undefined, options: ServeWords): Promise<void> {
  const folder = home ?? join(import.meta.dirname, '../../examples')
  const accounts = options.accounts === true && home !== undefined
  const served = await serveHome(
    folder,
    Number(options.port),
    (port) => complain(say('cli-port-taken', { port: String(port) })),
    {
      accounts,
      demonstration: home === undefined,
      ...(options.origin === undefined ? {} : { origin: options.origin }),
      invited: (code) => complain(say('room-first-invitation', { code })),
    },
  )
  print(say('cli-serving', { count: served.processes, address: `http://localhost:${served.port}` }))
  if (home === undefined)
    print(
      say('room-demonstration-at', { address: `http://localhost:${served.port}/demonstration/` }),
    )
  complain(say('cli-stop'))
  let stopping = false
  const stop = () => {
    // The second time somebody is in a hurry.
    if (stopping) process.exit(1)
    stopping = true
    void served.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
