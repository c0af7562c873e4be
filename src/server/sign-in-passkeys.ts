// Passkeys (WebAuthn level 3): challenges that need no table, and their verification. A challenge is
// random bytes, an expiry and a keyed hash of both, so a flood of requests fills nothing; only challenges
// that were used are remembered, until they run out, so that no assertion counts twice.
import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Account, Accounts, Passkey } from './sign-in-accounts.ts'
import type { SessionTools } from './sessions.ts'

const lifetime = 5 * 60_000

export interface PasskeySite {
  readonly accounts: Accounts
  readonly tools: SessionTools
  /** Host name that passkeys belong to, e.g. "localhost". */
  readonly host: string
  readonly origins: () => readonly string[]
}

export class Passkeys {
  private readonly used = new Map<string, number>()
  private readonly site: PasskeySite
  constructor(site: PasskeySite) {
    this.site = site
  }

  async registration(name: string): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return generateRegistrationOptions({
      rpName: 'Truce',
      rpID: this.site.host,
      userName: name,
      userID: new Uint8Array(this.site.tools.random(16)),
      challenge: new Uint8Array(this.challenge('create')),
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
  }

  async assertion(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: this.site.host,
      challenge: new Uint8Array(this.challenge('get')),
      userVerification: 'required',
    })
  }

  /** The passkey of a registration, or null. Never throws for what a client sent. */
  async register(response: unknown): Promise<Passkey | null> {
    try {
      const verified = await verifyRegistrationResponse({
        response: response as RegistrationResponseJSON,
        expectedChallenge: (challenge) => this.take(challenge, 'create'),
        expectedOrigin: [...this.site.origins()],
        expectedRPID: this.site.host,
        requireUserVerification: true,
      })
      if (!verified.verified) return null
      const { credential } = verified.registrationInfo
      return {
        id: credential.id,
        key: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
      }
    } catch {
      return null
    }
  }

  /** The account whose passkey signed, or null. */
  async assert(response: unknown): Promise<Account | null> {
    try {
      const given = response as AuthenticationResponseJSON
      const found = this.site.accounts.withPasskey(given.id)
      if (!found) return null
      const verified = await verifyAuthenticationResponse({
        response: given,
        expectedChallenge: (challenge) => this.good(challenge, 'get'),
        expectedOrigin: [...this.site.origins()],
        expectedRPID: this.site.host,
        credential: {
          id: found.passkey.id,
          publicKey: new Uint8Array(Buffer.from(found.passkey.key, 'base64url')),
          counter: found.passkey.counter,
        },
        requireUserVerification: true,
      })
      if (!verified.verified) return null
      // Taken only now, and once: of two requests with one assertion the second is refused.
      if (!this.take(challengeOf(given), 'get')) return null
      found.passkey.counter = verified.authenticationInfo.newCounter
      this.site.accounts.save()
      return found.account
    } catch {
      return null
    }
  }

  private challenge(purpose: string): Buffer {
    const expiry = Buffer.alloc(8)
    expiry.writeBigUInt64BE(BigInt(this.site.tools.clock() + lifetime))
    const head = Buffer.concat([this.site.tools.random(16), expiry])
    return Buffer.concat([head, this.mac(purpose, head)])
  }

  private mac(purpose: string, head: Uint8Array): Buffer {
    return createHmac('sha256', this.site.accounts.secret)
      .update(`challenge ${purpose}\n`)
      .update(head)
      .digest()
      .subarray(0, 16)
  }

  private good(challenge: string, purpose: string): boolean {
    const bytes = Buffer.from(challenge, 'base64url')
    if (bytes.length !== 40 || this.used.has(challenge)) return false
    const head = bytes.subarray(0, 24)
    if (!timingSafeEqual(bytes.subarray(24), this.mac(purpose, head))) return false
    return Number(head.readBigUInt64BE(16)) >= this.site.tools.clock()
  }

  private take(challenge: string, purpose: string): boolean {
    if (!this.good(challenge, purpose)) return false
    const now = this.site.tools.clock()
    for (const [old, until] of this.used) if (until < now) this.used.delete(old)
    this.used.set(challenge, now + lifetime)
    return true
  }
}

function challengeOf(response: AuthenticationResponseJSON): string {
  const data = JSON.parse(
    Buffer.from(response.response.clientDataJSON, 'base64url').toString('utf8'),
  ) as { challenge?: unknown }
  return typeof data.challenge === 'string' ? data.challenge : ''
}
