// Who is signed in. A session is opaque: the browser holds 256 random bits, this table holds their
// SHA-256 and nothing else of them. Idle and absolute time-outs (OWASP ASVS 5.0, 7.3); the clock and the
// randomness are the caller's. Sessions live in memory: a restart signs everybody out.
import { createHash } from 'node:crypto'

/** Milliseconds. */
export const idleLimit = 15 * 60_000
export const absoluteLimit = 8 * 60 * 60_000
/** An approval needs an assertion not older than this. */
export const freshLimit = 5 * 60_000
/** Time to make a passkey or choose codes after an invitation was shown. */
const enrolLimit = 10 * 60_000
/** More than this at once for one account: the oldest ends. */
const mostPerAccount = 20

export interface Session {
  readonly account: string
  /** enrolling: an invitation was shown, nothing else is allowed than to finish. */
  readonly kind: 'signed in' | 'enrolling'
  readonly started: number
  seen: number
  /** When the person last proved who they are. */
  asserted: number
}

export interface SessionTools {
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly random: (bytes: number) => Uint8Array
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('base64url')
}

export class Sessions {
  private readonly kept = new Map<string, Session>()
  private readonly tools: SessionTools

  constructor(tools: SessionTools) {
    this.tools = tools
  }

  /** The token for the cookie; it is not kept. */
  start(account: string, kind: Session['kind']): string {
    const now = this.tools.clock()
    this.sweep(now)
    const own = [...this.kept].filter(([, one]) => one.account === account)
    for (const [key] of own.slice(0, Math.max(0, own.length - mostPerAccount + 1)))
      this.kept.delete(key)
    const token = Buffer.from(this.tools.random(32)).toString('base64url')
    this.kept.set(sha256(token), { account, kind, started: now, seen: now, asserted: now })
    return token
  }

  /** The session of a token, if it is still good; using it starts its idle time again. */
  find(token: string | undefined): Session | null {
    if (token === undefined) return null
    const key = sha256(token)
    const session = this.kept.get(key)
    if (!session) return null
    const now = this.tools.clock()
    if (!alive(session, now)) {
      this.kept.delete(key)
      return null
    }
    session.seen = now
    return session
  }

  end(token: string | undefined): void {
    if (token !== undefined) this.kept.delete(sha256(token))
  }

  endAll(account: string): void {
    for (const [key, one] of this.kept) if (one.account === account) this.kept.delete(key)
  }

  /** What is stored, for a test that no token is among it. */
  stored(): string {
    return JSON.stringify([...this.kept])
  }

  private sweep(now: number): void {
    for (const [key, one] of this.kept) if (!alive(one, now)) this.kept.delete(key)
  }
}

function alive(session: Session, now: number): boolean {
  if (session.kind === 'enrolling') return now - session.started <= enrolLimit
  return now - session.seen <= idleLimit && now - session.started <= absoluteLimit
}
