// What this folder does not do itself. The node side is in the store folder; a browser passes the same
// shape made of its own cryptography and audited JavaScript.

/** Hashing and Ed25519 (RFC 8032). All of it is synchronous and free of state. */
export interface Primitives {
  /** SHA-256: 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array
  /** The 32-byte public key of a 32-byte secret seed. */
  publicKey(secret: Uint8Array): Uint8Array
  /** A 64-byte Ed25519 signature. */
  sign(secret: Uint8Array, message: Uint8Array): Uint8Array
  /** Strict verification as in RFC 8032 section 5.1.7 without the cofactor, as OpenSSL does it. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean
  /** True for a canonical point of prime order that is not the identity. Asked once, at enrolment. */
  soundKey(publicKey: Uint8Array): boolean
}

/** Encryption. Asynchronous, because browsers offer it only so. */
export interface Sealing {
  /** AES-256-GCM: ciphertext followed by its 16-byte tag. */
  seal(
    key: Uint8Array,
    nonce: Uint8Array,
    plain: Uint8Array,
    bound: Uint8Array,
  ): Promise<Uint8Array>
  /** The plain bytes; undefined where key, nonce, tag or bound data do not fit. */
  open(
    key: Uint8Array,
    nonce: Uint8Array,
    sealed: Uint8Array,
    bound: Uint8Array,
  ): Promise<Uint8Array | undefined>
  /** An age file (age-encryption.org/v1) that each of the recipients can open; undefined where one is none. */
  wrap(recipients: readonly string[], plain: Uint8Array): Promise<Uint8Array | undefined>
  /** What an age file holds; undefined where none of the identities opens it. */
  unwrap(identities: readonly string[], file: Uint8Array): Promise<Uint8Array | undefined>
}
