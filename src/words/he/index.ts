// The sentences of this language by area, in the order of docs/messages.md.
import { cli } from './cli.ts'
import { desk } from './desk.ts'
import { diagnostics } from './diagnostics.ts'
import { drafting } from './drafting.ts'
import { exchange } from './exchange.ts'
import { explore } from './explore.ts'
import { formats } from './formats.ts'
import { log } from './log.ts'
import { monitor } from './monitor.ts'
import { pages } from './pages.ts'
import { process } from './process.ts'
import { record } from './record.ts'
import { rooms } from './rooms.ts'
import { server } from './server.ts'
import { shared } from './shared.ts'
import { status } from './status.ts'
import { talks } from './talks.ts'
import { texts } from './texts.ts'
import { workbench } from './workbench.ts'

export const areas = {
  shared,
  diagnostics,
  drafting,
  status,
  record,
  process,
  desk,
  texts,
  pages,
  workbench,
  rooms,
  cli,
  talks,
  exchange,
  monitor,
  explore,
  log,
  formats,
  server,
}
