// Keys as text: verifier keys of c2sp.org/signed-note, and signing keys as Go's note package writes them.
import { base64Of, bytesOf, bytesOfBase64, hexOf, joinBytes, sameBytes } from './bytes.ts'
import type { Primitives } from './primitives.ts'
import { good, refuse, type Answer } from './problem.ts'

/** Signature types of signed-note that we make: plain Ed25519 and timestamped cosignatures. */
export const keyTypes = { ed25519: 1, cosignature: 4 } as const

/** A public key under its name. `type` may be one that we cannot check: such lines are ignored. */
export interface VerifierKey {
  readonly name: string
  readonly type: number
  /** The first four bytes of SHA-256(name, newline, type, key). */
  readonly id: Uint8Array
  readonly key: Uint8Array
}

/** A secret seed with the key it belongs to. Its text never leaves the private folder. */
export interface SigningKey extends VerifierKey {
  readonly secret: Uint8Array
}

/** Key names are not empty and hold neither Unicode spaces nor plus nor control characters. */
export function soundName(name: string): boolean {
  return name !== '' && !/[\p{White_Space}\p{Cc}+]/u.test(name)
}

/** The four bytes that mark a key's signatures. */
export function keyId(
  hash: Pick<Primitives, 'sha256'>,
  name: string,
  type: number,
  key: Uint8Array,
): Uint8Array {
  return hash.sha256(joinBytes(bytesOf(`${name}\n`), Uint8Array.of(type), key)).slice(0, 4)
}

/** `name+id+base64(type, key)`. */
export function printVerifierKey(key: VerifierKey): string {
  return `${key.name}+${hexOf(key.id)}+${base64Of(joinBytes(Uint8Array.of(key.type), key.key))}`
}

/** Reads a verifier key and checks that its id belongs to it and that an Ed25519 key is sound. */
export function parseVerifierKey(primitives: Primitives, text: string): Answer<VerifierKey> {
  const match = /^([^+]*)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text)
  const material = bytesOfBase64(match?.[3] ?? '')
  const name = match?.[1] ?? ''
  if (!match || !material || material.length < 2 || !soundName(name))
    return refuse('key-form', '', { key: text })
  const type = material[0] ?? 0
  const key = material.slice(1)
  const id = keyId(primitives, name, type, key)
  // ECDSA ids (type 2) are made otherwise; we take them as given because we never check such signatures.
  if (type !== 2 && hexOf(id) !== match[2]) return refuse('key-form', '', { key: text })
  if (type === keyTypes.ed25519 || type === keyTypes.cosignature) {
    if (key.length !== 32) return refuse('key-form', '', { key: text })
    if (!primitives.soundKey(key)) return refuse('key-weak', '', { key: text })
  }
  return good({ name, type, id, key })
}

/** The signing key of a 32-byte seed. Throws on a name that signatures cannot carry. */
export function signingKey(
  primitives: Primitives,
  name: string,
  secret: Uint8Array,
  type: number = keyTypes.ed25519,
): SigningKey {
  if (!soundName(name) || secret.length !== 32)
    throw new Error(`no key can be made of the name "${name}" and ${secret.length} secret bytes`)
  const key = primitives.publicKey(secret)
  return { name, type, id: keyId(primitives, name, type, key), key, secret }
}

/** `PRIVATE+KEY+name+id+base64(type, seed)`, the form of golang.org/x/mod/sumdb/note. */
export function printSigningKey(key: SigningKey): string {
  const material = base64Of(joinBytes(Uint8Array.of(key.type), key.secret))
  return `PRIVATE+KEY+${key.name}+${hexOf(key.id)}+${material}`
}

/** Reads a signing key; any changed character is found, because the id is made from the public key. */
export function parseSigningKey(primitives: Primitives, text: string): Answer<SigningKey> {
  const match = /^PRIVATE\+KEY\+([^+]*)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trimEnd())
  const material = bytesOfBase64(match?.[3] ?? '')
  const name = match?.[1] ?? ''
  if (!match || !material || material.length !== 33 || !soundName(name)) return refuse('key-form')
  const key = signingKey(primitives, name, material.slice(1), material[0])
  return hexOf(key.id) === match[2] ? good(key) : refuse('key-form')
}

/** The same name and key, without the secret. */
export function verifierOf(key: SigningKey): VerifierKey {
  return { name: key.name, type: key.type, id: key.id, key: key.key }
}

/** True where both are the same key of the same kind under the same name. */
export function sameKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.name === b.name && a.type === b.type && sameBytes(a.key, b.key)
}
