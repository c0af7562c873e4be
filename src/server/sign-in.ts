// The routes of a home with accounts: signing in and out, invitations, rooms and their commands. Deny
// first: without a session every room leads to the same place, and a room that is not yours and one that
// does not exist are the same answer, made without looking at anything.
import type { Context, Hono } from 'hono'
import { commandForms, isCommand, type RoomCommand } from '../process/index.ts'
import {
  codesPage,
  demonstrationPage,
  enrolPage,
  invitationPage,
  invitedPage,
  roomPageAt,
  roomRoutes,
  signInPage,
  speaker,
  type RoomPage,
  type RoomSite,
  type Site,
  type Told,
} from '../views/index.ts'
import { isGrant, mayInvite, type Grant } from './roles.ts'
import { sha256Hex, type Rooms } from './rooms.ts'
import { Accounts, shortestPassphrase, type Account } from './sign-in-accounts.ts'
import {
  Bucket,
  fieldsOf,
  formLimit,
  readBody,
  refusalOf,
  textLimit,
  type Refusal,
  type Refusals,
} from './sign-in-gate.ts'
import { Passkeys } from './sign-in-passkeys.ts'
import { signInScript, webauthnScript } from './sign-in-script.ts'
import { freshLimit, type Session, type Sessions, type SessionTools } from './sessions.ts'

export interface RoomsServer {
  readonly tools: SessionTools
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly rooms: Rooms
  readonly refusals: Refusals
  /** Host that passkeys belong to, and the origins pages may come from. */
  readonly host: string
  readonly origins: () => readonly string[]
  readonly locale: Site['locale']
  readonly today: Site['today']
  /** One-click sign-in as each of these; null: real accounts. */
  readonly demonstration: readonly Grant[] | null
}

interface SignedIn {
  readonly session: Session
  readonly account: Account
}

const html = 'text/html; charset=utf-8'

/** Puts the routes of rooms into an app; whatever they don't answer is left to those that follow. */
export function mountRooms(app: Hono, server: RoomsServer): void {
  const gate = gateOf(server)
  if (server.demonstration) mountDemonstration(app, server, gate)
  else mountSignIn(app, server, gate)
  mountLeaving(app, server, gate)
  for (const prefix of ['', '/ar', '/he']) {
    for (const route of roomRoutes)
      app.get(`${prefix}${route}`, (context) => {
        const signedIn = gate.signedIn(context)
        if (!signedIn) return context.redirect(gate.door, 303)
        const done = context.req.query('done')
        const told: Told | null =
          done === undefined
            ? null
            : { kind: 'done', id: done === 'before' ? 'room-done-before' : 'room-done', data: {} }
        return sent(context, roomPageAt(gate.siteOf(signedIn), decoded(context.req.path), told))
      })
    app.post(`${prefix}/room/:id/do/:command`, (context) => act(context, server, gate))
    app.post(`${prefix}/room/:id/invite`, (context) => invite(context, server, gate))
    // Whatever else is asked for below a room: the answer of a room that does not exist.
    app.all(`${prefix}/room/*`, (context) => {
      const signedIn = gate.signedIn(context)
      return signedIn
        ? sent(context, roomPageAt(gate.siteOf(signedIn), `${prefix}/room/-/`))
        : context.redirect(gate.door, 303)
    })
  }
}

type Gate = ReturnType<typeof gateOf>

function gateOf(server: RoomsServer) {
  const cookie = server.origins()[0]?.startsWith('https:') === true ? '__Host-sid' : 'sid'
  const secure = cookie === '__Host-sid' ? '; Secure' : ''
  const tokenOf = (context: Context): string | undefined => {
    const found = (context.req.header('cookie') ?? '')
      .split(/;\s*/)
      .find((one) => one.startsWith(`${cookie}=`))
    return found?.slice(cookie.length + 1)
  }
  const sessionOf = (context: Context, kind: Session['kind']): Session | null => {
    const session = server.sessions.find(tokenOf(context))
    return session?.kind === kind ? session : null
  }
  const refuse = (context: Context, what: Refusal, status: 400 | 401 | 403 | 413 | 415 | 429) => {
    server.refusals.note(what)
    return context.text(`${speaker(server.locale, true)('room-ended')}\n`, status)
  }
  return {
    door: server.demonstration ? '/demonstration/' : '/sign-in/',
    tokenOf,
    sessionOf,
    refuse,
    start: (context: Context, account: string, kind: Session['kind']) => {
      // A new session for every proof: an old token, planted or stolen, is worth nothing.
      server.sessions.end(tokenOf(context))
      const token = server.sessions.start(account, kind)
      context.header('Set-Cookie', `${cookie}=${token}; Path=/; HttpOnly; SameSite=Strict${secure}`)
    },
    forget: (context: Context) =>
      context.header(
        'Set-Cookie',
        `${cookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure}`,
      ),
    signedIn: (context: Context): SignedIn | null => {
      const session = sessionOf(context, 'signed in')
      const account = session ? server.accounts.get(session.account) : undefined
      return session && account ? { session, account } : null
    },
    siteOf: ({ account }: SignedIn): RoomSite => ({
      locale: server.locale,
      today: server.today,
      places: account.grants,
      open: (place) => server.rooms.view(place.process, place.compartment)?.process ?? null,
      record: (place) =>
        server.rooms.view(place.process, place.compartment)?.files.record?.text ?? null,
      seen: (place) => server.rooms.view(place.process, place.compartment)?.seen ?? '',
      digest: sha256Hex,
      demonstration: server.demonstration !== null,
    }),
    /** The fields of a form that came from this site; else the refusal as a response. */
    form: async (context: Context, names: readonly string[], limit: number) => {
      const refusal = refusalOf(context, server.origins(), 'application/x-www-form-urlencoded')
      if (refusal) return refuse(context, refusal, refusal === 'wrong type' ? 415 : 403)
      const body = await readBody(context.req.raw, limit)
      if (body === null) return refuse(context, 'too large', 413)
      return fieldsOf(body, names) ?? refuse(context, 'bad form', 400)
    },
    json: async (context: Context) => {
      const refusal = refusalOf(context, server.origins(), 'application/json')
      if (refusal) return refuse(context, refusal, refusal === 'wrong type' ? 415 : 403)
      const body = await readBody(context.req.raw, formLimit)
      if (body === null) return refuse(context, 'too large', 413)
      try {
        return { value: JSON.parse(body) as unknown }
      } catch {
        return refuse(context, 'bad form', 400)
      }
    },
  }
}

function sent(context: Context, page: RoomPage) {
  return context.body(page.body, page.status, { 'Content-Type': page.type })
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function mountSignIn(app: Hono, server: RoomsServer, gate: Gate): void {
  const { accounts, locale } = server
  const passkeys = new Passkeys(server)
  // Ten wrong tries at once, ten an hour after that; a right one always passes.
  const wrong = new Bucket(10, 10, server.tools.clock)
  const page = (context: Context, body: string, status: 200 | 401 = 200) =>
    context.body(body, status, { 'Content-Type': html })
  const failed = (context: Context, what: Refusal) => {
    server.refusals.note(what)
    return page(context, signInPage({ locale, told: 'room-refused' }), 401)
  }

  app.get('/webauthn.js', (context) =>
    context.body(webauthnScript(), 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/sign-in.js', (context) =>
    context.body(signInScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/sign-in/', (context) => page(context, signInPage({ locale, told: null })))
  app.post('/sign-in/code', async (context) => {
    const fields = await gate.form(context, ['code', 'passphrase'], formLimit)
    if (!(fields instanceof Map)) return fields
    let spent: boolean | null = null
    const busy = () => (spent ??= !wrong.take())
    const account = await accounts.useCode(
      fields.get('code') ?? '',
      fields.get('passphrase') ?? '',
      busy,
    )
    if (!account) return failed(context, busy() ? 'too many' : 'bad code')
    gate.start(context, account.id, 'signed in')
    return context.redirect('/room/', 303)
  })
  app.post('/sign-in/options', async (context) => {
    const given = await gate.json(context)
    return given instanceof Response ? given : context.json(await passkeys.assertion())
  })
  app.post('/sign-in/passkey', async (context) => {
    const given = await gate.json(context)
    if (given instanceof Response) return given
    const account = await passkeys.assert(given.value)
    if (!account) return gate.refuse(context, 'bad assertion', 401)
    gate.start(context, account.id, 'signed in')
    return context.json({ next: '/room/' })
  })

  app.get('/invitation/', (context) => page(context, invitationPage({ locale, told: null })))
  app.post('/invitation/open', async (context) => {
    const fields = await gate.form(context, ['invitation'], formLimit)
    if (!(fields instanceof Map)) return fields
    const invitation = accounts.invitation(fields.get('invitation') ?? '')
    if (!invitation) {
      server.refusals.note('bad invitation')
      return page(context, invitationPage({ locale, told: 'room-refused' }), 401)
    }
    gate.start(context, invitation.hash, 'enrolling')
    return context.redirect('/enrol/', 303)
  })
  app.get('/enrol/', (context) => {
    const session = gate.sessionOf(context, 'enrolling')
    const invitation = session ? accounts.invitationByHash(session.account) : undefined
    return invitation
      ? page(context, enrolPage({ locale, told: null, name: invitation.name }))
      : context.redirect('/invitation/', 303)
  })
  app.post('/enrol/options', async (context) => {
    const given = await gate.json(context)
    if (given instanceof Response) return given
    const session = gate.sessionOf(context, 'enrolling')
    const invitation = session ? accounts.invitationByHash(session.account) : undefined
    return invitation
      ? context.json(await passkeys.registration(invitation.name))
      : gate.refuse(context, 'bad invitation', 403)
  })
  app.post('/enrol/passkey', async (context) => {
    const given = await gate.json(context)
    if (given instanceof Response) return given
    const session = gate.sessionOf(context, 'enrolling')
    if (!session) return gate.refuse(context, 'bad invitation', 403)
    const passkey = await passkeys.register(given.value)
    if (!passkey) return gate.refuse(context, 'bad assertion', 401)
    const means = { passkeys: [passkey], codes: [], passphrase: null }
    const account = accounts.spend(session.account, means)
    if (!account) return gate.refuse(context, 'bad invitation', 403)
    gate.start(context, account.id, 'signed in')
    return context.json({ next: '/room/' })
  })
  app.post('/enrol/codes', async (context) => {
    const fields = await gate.form(context, ['passphrase'], formLimit)
    if (!(fields instanceof Map)) return fields
    const session = gate.sessionOf(context, 'enrolling')
    if (!session) return gate.refuse(context, 'bad invitation', 403)
    const passphrase = fields.get('passphrase') ?? ''
    if (passphrase.length < shortestPassphrase) return gate.refuse(context, 'bad form', 400)
    const { codes, means } = await accounts.printedCodes(passphrase)
    const account = accounts.spend(session.account, { passkeys: [], ...means })
    if (!account) return gate.refuse(context, 'bad invitation', 403)
    gate.start(context, account.id, 'signed in')
    return page(context, codesPage(locale, codes))
  })
}

/** Leaving ends the session at once and asks the browser to forget what it holds of this site. */
function mountLeaving(app: Hono, server: RoomsServer, gate: Gate): void {
  app.post('/sign-out/', (context) => {
    // From another site this would only be a nuisance, but it is refused all the same.
    const refusal = refusalOf(context, server.origins(), 'application/x-www-form-urlencoded')
    if (refusal) return gate.refuse(context, refusal, 403)
    server.sessions.end(gate.tokenOf(context))
    gate.forget(context)
    context.header('Clear-Site-Data', '"cache", "cookies", "storage"')
    return context.redirect('/', 303)
  })
}

function mountDemonstration(app: Hono, server: RoomsServer, gate: Gate): void {
  const places = server.demonstration ?? []
  const ids = places.map((grant) => {
    const code = server.accounts.invite(grant.actor, [grant])
    const invitation = server.accounts.invitation(code)
    const none = { passkeys: [], codes: [], passphrase: null }
    const account = invitation ? server.accounts.spend(invitation.hash, none) : undefined
    if (!account) throw new Error(`no demonstration account for ${JSON.stringify(grant)}`)
    return account.id
  })
  app.get('/demonstration/', (context) =>
    context.body(demonstrationPage(server.locale, places), 200, { 'Content-Type': html }),
  )
  app.post('/demonstration/enter', async (context) => {
    const fields = await gate.form(context, ['place'], formLimit)
    if (!(fields instanceof Map)) return fields
    const id = ids[Number(fields.get('place'))]
    if (id === undefined) return gate.refuse(context, 'bad form', 400)
    gate.start(context, id, 'signed in')
    return context.redirect('/room/', 303)
  })
}

async function act(context: Context, server: RoomsServer, gate: Gate): Promise<Response> {
  const name = context.req.param('command') ?? ''
  const fieldNames = isCommand(name) ? Object.keys(commandForms[name].fields) : []
  const fields = await gate.form(context, ['seen', ...fieldNames], textLimit)
  if (!(fields instanceof Map)) return fields
  const signedIn = gate.signedIn(context)
  if (!signedIn) return gate.refuse(context, 'not signed in', 403)
  const site = gate.siteOf(signedIn)
  const path = decoded(context.req.path)
  const place = signedIn.account.grants.find((one) => one.process === context.req.param('id'))
  if (!place || !isCommand(name) || !commandForms[name].roles.some((one) => one === place.role)) {
    server.refusals.note('not allowed')
    return sent(context, roomPageAt(site, '/room/-/'))
  }
  const { seen = '', ...typed } = Object.fromEntries(fields)
  const told = (id: string, data: Told['data']): Told => ({
    kind: 'refused',
    id,
    data,
    command: name,
    typed: { seen, ...typed },
  })
  const { session } = signedIn
  if ('fresh' in commandForms[name] && server.tools.clock() - session.asserted > freshLimit)
    return sent(context, roomPageAt(site, path, told('room-fresh', {})))
  const command: RoomCommand = { name, fields: typed }
  const outcome = await server.rooms.act(place, command, seen)
  if ('done' in outcome) {
    const page = place.role === 'desk' ? '../desk/' : '../'
    return context.redirect(`${page}?done=${outcome.done}`, 303)
  }
  const [first] = outcome.problems
  return sent(
    context,
    roomPageAt(site, path, told(`code-${first?.code ?? 'D214'}`, first?.data ?? {})),
  )
}

async function invite(context: Context, server: RoomsServer, gate: Gate): Promise<Response> {
  const fields = await gate.form(context, ['name', 'role', 'actor'], formLimit)
  if (!(fields instanceof Map)) return fields
  const signedIn = gate.signedIn(context)
  if (!signedIn) return gate.refuse(context, 'not signed in', 403)
  const role = (fields.get('role') ?? '') as Grant['role']
  const actor = fields.get('actor') ?? ''
  const wanted: Grant = {
    process: context.req.param('id') ?? '',
    role,
    compartment: role === 'desk' ? 'desk' : actor,
    actor,
  }
  const name = (fields.get('name') ?? '').trim()
  if (
    server.demonstration ||
    name === '' ||
    name.length > 100 ||
    !isGrant(wanted) ||
    !mayInvite(signedIn.account.grants, wanted)
  ) {
    server.refusals.note('not allowed')
    return sent(context, roomPageAt(gate.siteOf(signedIn), '/room/-/'))
  }
  const code = server.accounts.invite(name, [wanted])
  const root = '../'.repeat(context.req.path.split('/').length - 2)
  return context.body(invitedPage(server.locale, code, root), 200, { 'Content-Type': html })
}

/** The public site beside rooms: opened from what the public may read, and from nothing else. */
export function publicSite(server: RoomsServer): Site {
  const open = (id: string) => server.rooms.view(id, 'public')?.process ?? null
  return {
    locale: server.locale,
    audience: 'public',
    today: server.today,
    open,
    processes: () =>
      server.rooms.names().flatMap((id) => {
        const process = open(id)
        return process ? [{ id, charter: process.charter, about: process.charter.about }] : []
      }),
  }
}
