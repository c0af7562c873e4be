// The primitives of the log on Node: OpenSSL for hashing, signing and AES, age-encryption for recipients.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  hash,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { Decrypter, Encrypter } from 'age-encryption'
import type { Primitives, Sealing } from '../log/index.ts'

/** DER heads of PKCS #8 and SPKI for Ed25519 (RFC 8410), before the 32 bytes of the key. */
const secretHead = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')

/** Key objects by their bytes: making one costs as much as a signature. */
function memory(make: (bytes: Uint8Array) => KeyObject): (bytes: Uint8Array) => KeyObject {
  const made = new Map<string, KeyObject>()
  return (bytes) => {
    const name = Buffer.from(bytes).toString('latin1')
    let key = made.get(name)
    if (!key) {
      if (made.size > 1000) made.clear()
      made.set(name, (key = make(bytes)))
    }
    return key
  }
}

const secretOf = memory((bytes) =>
  createPrivateKey({ key: Buffer.concat([secretHead, bytes]), format: 'der', type: 'pkcs8' }),
)
const publicOf = memory((bytes) =>
  createPublicKey({ key: Buffer.concat([publicHead, bytes]), format: 'der', type: 'spki' }),
)

// `hash` is the one-shot form of Node 20.12, about 1.5 times as fast as a hash object.
const sha256 =
  typeof hash === 'function'
    ? (bytes: Uint8Array) => new Uint8Array(hash('sha256', bytes, 'buffer'))
    : (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

/** Hashing and Ed25519 by OpenSSL; the soundness of keys by noble's curve arithmetic. */
export const nodePrimitives: Primitives = {
  sha256,
  publicKey: (secret) =>
    new Uint8Array(
      createPublicKey(secretOf(secret)).export({ format: 'der', type: 'spki' }).subarray(-32),
    ),
  sign: (secret, message) => new Uint8Array(sign(null, message, secretOf(secret))),
  verify: (publicKey, message, signature) => {
    try {
      return verify(null, message, publicOf(publicKey), signature)
    } catch {
      return false
    }
  },
  soundKey: (publicKey) => {
    try {
      const point = ed25519.Point.fromBytes(publicKey, false)
      return point.isTorsionFree() && !point.is0()
    } catch {
      return false
    }
  },
}

/** AES-256-GCM by OpenSSL and age files. */
export const nodeSealing: Sealing = {
  async seal(key, nonce, plain, bound) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    cipher.setAAD(bound)
    return new Uint8Array(
      Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
    )
  },
  async open(key, nonce, sealed, bound) {
    if (sealed.length < 16) return undefined
    const cipher = createDecipheriv('aes-256-gcm', key, nonce)
    cipher.setAAD(bound)
    cipher.setAuthTag(sealed.subarray(-16))
    try {
      return new Uint8Array(Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]))
    } catch {
      return undefined
    }
  },
  async wrap(recipients, plain) {
    const encrypter = new Encrypter()
    try {
      for (const recipient of recipients) encrypter.addRecipient(recipient)
    } catch {
      return undefined
    }
    return encrypter.encrypt(plain)
  },
  async unwrap(identities, file) {
    const decrypter = new Decrypter()
    for (const identity of identities) decrypter.addIdentity(identity)
    try {
      return await decrypter.decrypt(file)
    } catch {
      return undefined
    }
  },
}
