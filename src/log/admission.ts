// Ed25519 is not one algorithm: libraries disagree on encodings that are not canonical and on points of
// small order, so that a signature could be valid for one reader and invalid for another (Chalkias,
// Garillot, Nikolaenko: "Taming the many EdDSAs", 2020). We admit only what all of them accept.
import type { Primitives } from './primitives.ts'

/** The encoding of the identity point. */
function isIdentity(point: Uint8Array): boolean {
  return point[0] === 1 && point.subarray(1, 32).every((byte) => byte === 0)
}

/**
 * Is this signature admitted? The key must be sound (checked at enrolment). Strict verification computes
 * R again from s, the key and the message and compares encodings, so R is canonical and, with a sound
 * key, of prime order; only the identity is left to refuse.
 */
export function admits(
  primitives: Primitives,
  soundKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (soundKey.length !== 32 || signature.length !== 64 || isIdentity(signature)) return false
  return primitives.verify(soundKey, message, signature)
}

/** The same for a key that nobody has checked yet. */
export function admitsFrom(
  primitives: Primitives,
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  return (
    key.length === 32 && primitives.soundKey(key) && admits(primitives, key, message, signature)
  )
}
