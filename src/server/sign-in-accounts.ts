// Accounts, invitations, passkeys and printed codes: one file in home/private, which never travels.
// Secrets are kept as hashes only: invitations and codes have 128 and 80 random bits (SHA-256 is enough),
// passphrases are stretched with scrypt (RFC 7914).
import { scrypt as scryptCallback, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { isGrant, type Grant } from './roles.ts'
import { sha256, type SessionTools } from './sessions.ts'

export interface Passkey {
  readonly id: string
  /** COSE key, base64url. */
  readonly key: string
  counter: number
}

/** A printed code: its hash, and how often a wrong passphrase was given with it. */
export interface PrintedCode {
  readonly hash: string
  wrong: number
}

export interface Account {
  readonly id: string
  /** What the desk calls this person; never shown to another room. */
  readonly name: string
  readonly grants: readonly Grant[]
  passkeys: Passkey[]
  codes: PrintedCode[]
  /** scrypt of the passphrase with its salt, base64url; only with printed codes. */
  passphrase: { readonly salt: string; readonly hash: string } | null
}

export interface Invitation {
  readonly hash: string
  readonly until: number
  readonly name: string
  readonly grants: readonly Grant[]
}

interface Kept {
  readonly format: 'truce/accounts@1'
  /** base64url, 32 bytes: keys challenges and entry ids of this installation. */
  readonly secret: string
  accounts: Account[]
  invitations: Invitation[]
}

const day = 24 * 60 * 60_000
/** A code that met this many wrong passphrases is spent. */
const wrongPerCode = 5
export const codesPrinted = 8
export const shortestPassphrase = 12
/** RFC 7914: 2^15 × 8, about 32 MB and a tenth of a second. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

export class Accounts {
  private readonly file: string
  private readonly tools: SessionTools
  private readonly kept: Kept

  constructor(folder: string, tools: SessionTools) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.file = join(folder, 'accounts.json')
    this.tools = tools
    this.kept = existsSync(this.file)
      ? (JSON.parse(readFileSync(this.file, 'utf8')) as Kept)
      : { format: 'truce/accounts@1', secret: this.token(32), accounts: [], invitations: [] }
    if (this.kept.format !== 'truce/accounts@1')
      throw new Error(`${this.file}: format ${String(this.kept.format)}, wanted truce/accounts@1`)
    this.save()
  }

  get secret(): Buffer {
    return Buffer.from(this.kept.secret, 'base64url')
  }

  get(id: string): Account | undefined {
    return this.kept.accounts.find((one) => one.id === id)
  }

  get count(): number {
    return this.kept.accounts.length
  }

  withPasskey(id: string): { account: Account; passkey: Passkey } | undefined {
    for (const account of this.kept.accounts) {
      const passkey = account.passkeys.find((one) => one.id === id)
      if (passkey) return { account, passkey }
    }
    return undefined
  }

  /** One use, 24 hours. The code is shown once and kept as a hash. */
  invite(name: string, grants: readonly Grant[]): string {
    for (const grant of grants)
      if (!isGrant(grant)) throw new Error(`not a grant: ${JSON.stringify(grant)}`)
    const code = this.token(16)
    const now = this.tools.clock()
    this.kept.invitations = [
      ...this.kept.invitations.filter((one) => one.until >= now),
      { hash: sha256(code), until: now + day, name, grants },
    ]
    this.save()
    return code
  }

  /** The invitation of a code, if it is open; `spend` makes an account of it. */
  invitation(code: string): Invitation | undefined {
    const hash = sha256(code.trim())
    const now = this.tools.clock()
    return this.kept.invitations.find((one) => one.hash === hash && one.until >= now)
  }

  invitationByHash(hash: string): Invitation | undefined {
    const now = this.tools.clock()
    return this.kept.invitations.find((one) => one.hash === hash && one.until >= now)
  }

  /** Uses an invitation up; undefined where somebody was quicker or it ran out. */
  spend(
    hash: string,
    means: Pick<Account, 'passkeys' | 'codes' | 'passphrase'>,
  ): Account | undefined {
    const invitation = this.invitationByHash(hash)
    if (!invitation) return undefined
    this.kept.invitations = this.kept.invitations.filter((one) => one !== invitation)
    const account: Account = {
      id: this.token(9),
      name: invitation.name,
      grants: invitation.grants,
      ...means,
    }
    this.kept.accounts.push(account)
    this.save()
    return account
  }

  /** New printed codes with their passphrase: the codes as people read them, and what is kept. */
  async printedCodes(
    passphrase: string,
  ): Promise<{ codes: readonly string[]; means: Pick<Account, 'codes' | 'passphrase'> }> {
    const codes = Array.from({ length: codesPrinted }, () => readable(this.tools.random(10)))
    const salt = this.token(16)
    return {
      codes,
      means: {
        codes: codes.map((one) => ({ hash: sha256(bare(one)), wrong: 0 })),
        passphrase: { salt, hash: await stretched(passphrase, salt) },
      },
    }
  }

  /**
   * The account of a printed code with the right passphrase; the code is then spent. The stretching is
   * done for unknown codes too, unless `busy` says that too many wrong ones came: a known code is always
   * tried, so that nobody locks its owner out.
   */
  async useCode(
    code: string,
    passphrase: string,
    busy: () => boolean,
  ): Promise<Account | undefined> {
    const hash = sha256(bare(code))
    const account = this.kept.accounts.find((one) => one.codes.some((each) => each.hash === hash))
    const found = account?.codes.find((one) => one.hash === hash)
    if (!account || !found || !account.passphrase) {
      if (!busy()) await stretched(passphrase, 'nobody')
      return undefined
    }
    const given = Buffer.from(await stretched(passphrase, account.passphrase.salt))
    const right = timingSafeEqual(given, Buffer.from(account.passphrase.hash))
    // Two requests with one code: the second finds it gone.
    if (!account.codes.includes(found)) return undefined
    if (right) account.codes = account.codes.filter((one) => one !== found)
    else {
      found.wrong += 1
      if (found.wrong >= wrongPerCode) account.codes = account.codes.filter((one) => one !== found)
    }
    this.save()
    return right ? account : undefined
  }

  /** Writes what changed: a whole new file, flushed, then put in place. */
  save(): void {
    const part = `${this.file}.part`
    const file = openSync(part, 'w', 0o600)
    writeSync(file, `${JSON.stringify(this.kept, null, 2)}\n`)
    fsyncSync(file)
    closeSync(file)
    renameSync(part, this.file)
  }

  private token(bytes: number): string {
    return Buffer.from(this.tools.random(bytes)).toString('base64url')
  }
}

/** Crockford's base 32 in groups of four: no letter is taken for a figure. */
function readable(bytes: Uint8Array): string {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let i = 0; i < (bytes.length * 8) / 5; i += 1) {
    text += letters[Number(bits & 31n)] ?? ''
    bits >>= 5n
  }
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

function bare(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
}

function stretched(passphrase: string, salt: string): Promise<string> {
  const options: ScryptOptions = cost
  return new Promise((done, failed) =>
    scryptCallback(passphrase.normalize('NFC'), salt, 32, options, (error, key) =>
      error ? failed(error) : done(key.toString('base64url')),
    ),
  )
}
