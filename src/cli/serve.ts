import { join } from 'node:path'
import { serveHome } from '../server/index.ts'
import { complain, print, say } from './frame.ts'

/** Serves until it is stopped. Without a home: the examples that come with the program. */
export async function runServe(
  home: string | undefined,
  options: { readonly port: string },
): Promise<void> {
  const folder = home ?? join(import.meta.dirname, '../../examples')
  const served = await serveHome(folder, Number(options.port), (port) =>
    complain(say('cli-port-taken', { port: String(port) })),
  )
  print(say('cli-serving', { count: served.processes, address: `http://localhost:${served.port}` }))
  complain(say('cli-stop'))
}
