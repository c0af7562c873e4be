// What a home with rooms is made of: accounts and refusals in private/, sessions in memory, processes on
// disk; and the demonstration, which is the same over a copy that is forgotten.
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Grant } from './roles.ts'
import { Rooms } from './rooms.ts'
import { Accounts } from './sign-in-accounts.ts'
import { Refusals } from './sign-in-gate.ts'
import type { RoomsServer } from './sign-in.ts'
import { Sessions, type SessionTools } from './sessions.ts'

export interface HomeTools extends SessionTools {
  /** Today in a zone; from the machine's clock where left out. */
  readonly today?: (zone: string) => string
}

/** Today in a zone, by this machine's clock. */
export function today(zone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date())
}

const machine: HomeTools = { clock: () => Date.now(), random: (bytes) => randomBytes(bytes) }

/** Opens the rooms of a home: `processes/` and `private/` below it. */
export function openRooms(
  home: string,
  origins: () => readonly string[],
  tools: HomeTools = machine,
): RoomsServer {
  const folder = join(home, 'private')
  const accounts = new Accounts(folder, tools)
  const below = join(home, 'processes')
  return {
    tools,
    accounts,
    sessions: new Sessions(tools),
    rooms: new Rooms({
      processes: existsSync(below) ? below : home,
      secret: accounts.secret,
      clock: tools.clock,
    }),
    refusals: new Refusals(folder, tools.clock),
    host: hostOf(origins()),
    origins,
    locale: 'en',
    today: tools.today ?? today,
    demonstration: null,
  }
}

/** Passkeys belong to a host name: numbers don't count as one, so pages are opened under "localhost". */
function hostOf(origins: readonly string[]): string {
  return new URL(origins[0] ?? 'http://localhost').hostname
}

/** An invitation into every process of a home, for the first person at the desk. */
export function firstDesk(server: RoomsServer): string {
  const grants: readonly Grant[] = server.rooms.names().map((process) => ({
    process,
    role: 'desk',
    compartment: 'desk',
    actor: deskActor(server, process),
  }))
  return server.accounts.invite('desk', grants)
}

/** The mediator in whose name the desk acts: the first that the texts or the record name, else the keeper. */
function deskActor(server: RoomsServer, id: string): string {
  const process = server.rooms.view(id, 'desk')?.process
  const named = process?.versions
    .flatMap((one) => one.agreement.actors)
    .find((one) => one.roles.some((role) => role === 'mediator' || role === 'facilitator'))
  return named?.id ?? process?.charter.keeper ?? 'desk'
}

/** Rooms over a copy of the invented example in a folder of its own, removed when the program ends. */
export function demonstrationRooms(
  examples: string,
  origins: () => readonly string[],
  tools: HomeTools = machine,
): RoomsServer {
  const home = mkdtempSync(join(tmpdir(), 'truce-demonstration-'))
  process.once('exit', () => rmSync(home, { recursive: true, force: true }))
  cpSync(join(examples, 'invented'), join(home, 'processes', 'invented'), { recursive: true })
  const server = openRooms(home, origins, tools)
  return { ...server, demonstration: placesOf(server, 'invented') }
}

/** One place for every role that the process names. */
function placesOf(server: RoomsServer, id: string): readonly Grant[] {
  const agreements = server.rooms.view(id, 'desk')?.process.versions ?? []
  const actors = agreements.flatMap((one) => one.agreement.actors)
  const roleOf = { mediator: 'desk', 'joint body': 'body', guarantor: 'guarantor' } as const
  const places: Grant[] = []
  const add = (role: Grant['role'], actor: string) =>
    places.push({ process: id, role, compartment: role === 'desk' ? 'desk' : actor, actor })
  for (const actor of actors)
    for (const role of actor.roles) {
      if (role === 'party') {
        add('head', actor.id)
        add('member', actor.id)
      } else if (role === 'neutral intermediary') add('intermediary', actor.id)
      else if (role in roleOf) add(roleOf[role as keyof typeof roleOf], actor.id)
    }
  return places
}
