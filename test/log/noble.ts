// The primitives as a browser has them: audited JavaScript and WebCrypto, nothing of Node.
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { Decrypter, Encrypter } from 'age-encryption'
import type { Primitives, Sealing } from '../../src/log/index.ts'

export const noblePrimitives: Primitives = {
  sha256: (bytes) => sha256(bytes),
  publicKey: (secret) => ed25519.getPublicKey(secret),
  sign: (secret, message) => ed25519.sign(message, secret),
  verify: (publicKey, message, signature) => {
    try {
      // noble multiplies by the cofactor; with R of prime order that is the same as not doing so.
      const point = ed25519.Point.fromBytes(signature.subarray(0, 32), false)
      if (!point.isTorsionFree()) return false
      return ed25519.verify(signature, message, publicKey, { zip215: false })
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

const plainBuffer = (bytes: Uint8Array) => new Uint8Array(bytes)
const keyOf = (key: Uint8Array) =>
  crypto.subtle.importKey('raw', plainBuffer(key), 'AES-GCM', false, ['encrypt', 'decrypt'])
const gcm = (iv: Uint8Array, bound: Uint8Array) => ({
  name: 'AES-GCM',
  iv: plainBuffer(iv),
  additionalData: plainBuffer(bound),
})

export const webSealing: Sealing = {
  async seal(key, nonce, plain, bound) {
    const sealed = await crypto.subtle.encrypt(
      gcm(nonce, bound),
      await keyOf(key),
      plainBuffer(plain),
    )
    return new Uint8Array(sealed)
  },
  async open(key, nonce, sealed, bound) {
    try {
      const plain = await crypto.subtle.decrypt(
        gcm(nonce, bound),
        await keyOf(key),
        plainBuffer(sealed),
      )
      return new Uint8Array(plain)
    } catch {
      return undefined
    }
  },
  async wrap(recipients, plain) {
    const encrypter = new Encrypter()
    try {
      for (const one of recipients) encrypter.addRecipient(one)
    } catch {
      return undefined
    }
    return encrypter.encrypt(plain)
  },
  async unwrap(identities, file) {
    const decrypter = new Decrypter()
    for (const one of identities) decrypter.addIdentity(one)
    try {
      return await decrypter.decrypt(file)
    } catch {
      return undefined
    }
  },
}
