// Entries: what a leaf of a log is. A leaf is the canonical JSON of an envelope: where it belongs, its
// face (what readers compute with; no names of persons; never erased), the hash of a sealed body, and
// the author's signature over all of that. Kinds of entries are not known here: the face is any value.
import { admits } from './admission.ts'
import { base64Of, bytesOf, bytesOfBase64, hexOf, joinBytes, textOf } from './bytes.ts'
import { canonicalText, parseCanonical, type Json, type JsonObject } from './canonical.ts'
import { soundChannel } from './channel.ts'
import type { SigningKey, VerifierKey } from './keys.ts'
import type { Primitives } from './primitives.ts'
import { good, refuse, type Answer } from './problem.ts'
import { longestEntry } from './tiles.ts'

/** The form that this program writes. A higher one is from a newer version: kept, proven, not read. */
export const entryForm = 1

/** What a leaf says about its sealed body. The hash of a random key and of ciphertext tell nothing. */
export interface BodyCommitment {
  /** SHA-256 of the sealed bytes. */
  readonly sealed: Uint8Array
  /** SHA-256 of the body's key: ciphertexts alone do not bind their key. */
  readonly key: Uint8Array
  /** Length of the sealed bytes. */
  readonly size: number
}

/** An entry taken apart. */
export interface Entry {
  readonly channel: string
  /** Given by its maker, never made from content; one id once in a channel. */
  readonly id: string
  readonly face: Json
  readonly body?: BodyCommitment
  /** POSIX seconds by the clock of the log that took it; added at the door, outside the author's signature. */
  readonly logged?: number
  readonly author?: { readonly name: string; readonly id: string; readonly signature: Uint8Array }
}

/** What an author signs, or what goes unsigned into a channel of one desk. */
export type Draft = Omit<Entry, 'author' | 'logged'>

function envelope(draft: Draft): JsonObject {
  return {
    form: entryForm,
    channel: draft.channel,
    id: draft.id,
    face: draft.face,
    ...(draft.body
      ? {
          body: {
            key: base64Of(draft.body.key),
            sealed: base64Of(draft.body.sealed),
            size: draft.body.size,
          },
        }
      : {}),
  }
}

/** What the signature covers: a heading no other signed text begins with, then the envelope without it. */
function message(text: string): Uint8Array {
  return bytesOf(`truce entry v1\n${text}`)
}

/** The leaf of a draft, signed where an author's key is given. */
export function printEntry(
  primitives: Primitives,
  draft: Draft,
  key?: SigningKey,
): Answer<Uint8Array> {
  if (!soundChannel(draft.channel)) return refuse('channel-name', '', { channel: draft.channel })
  if (draft.id === '' || draft.id.length > 200) return refuse('entry-form', draft.id)
  let whole: JsonObject = envelope(draft)
  if (key) {
    whole = { ...whole, author: `${key.name}+${hexOf(key.id)}` }
    const text = canonicalText(whole)
    if (!text.ok) return text
    const signature = primitives.sign(key.secret, message(text.value))
    whole = { ...whole, signature: base64Of(signature) }
  }
  const text = canonicalText(whole)
  if (!text.ok) return text
  const bytes = bytesOf(text.value)
  return bytes.length <= longestEntry
    ? good(bytes)
    : refuse('entry-too-long', draft.id, { bytes: bytes.length, most: longestEntry })
}

const fields = new Set(['author', 'body', 'channel', 'face', 'form', 'id', 'logged', 'signature'])

/** Reads a leaf. Its signature is not verified here. */
export function parseEntry(bytes: Uint8Array): Answer<Entry> {
  const json = parseCanonical(bytes)
  if (!json.ok) return json
  const whole = asObject(json.value)
  if (!whole) return refuse('entry-form')
  const { form, channel, id, face, body, author, logged, signature } = whole
  if (typeof form === 'number' && form > entryForm)
    return refuse('entry-newer-form', typeof id === 'string' ? id : '', { form })
  if (form !== entryForm || typeof channel !== 'string' || typeof id !== 'string' || id === '')
    return refuse('entry-form')
  if (face === undefined || Object.keys(whole).some((key) => !fields.has(key)))
    return refuse('entry-form', id)
  const commitment = body === undefined ? undefined : commitmentOf(body)
  if (body !== undefined && !commitment) return refuse('entry-form', id)
  const signer = author === undefined ? undefined : signerOf(author, signature)
  if ((author === undefined) !== (signature === undefined) || (author !== undefined && !signer))
    return refuse('entry-form', id)
  if (logged !== undefined && !(typeof logged === 'number' && logged > 0))
    return refuse('entry-form', id)
  return good({
    channel,
    id,
    face,
    ...(logged === undefined ? {} : { logged }),
    ...(commitment ? { body: commitment } : {}),
    ...(signer ? { author: signer } : {}),
  })
}

function asObject(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined
}

function commitmentOf(value: Json): BodyCommitment | undefined {
  const body = asObject(value)
  const sealed = typeof body?.['sealed'] === 'string' ? bytesOfBase64(body['sealed']) : undefined
  const key = typeof body?.['key'] === 'string' ? bytesOfBase64(body['key']) : undefined
  const size = body?.['size']
  if (sealed?.length !== 32 || key?.length !== 32 || Object.keys(body ?? {}).length !== 3)
    return undefined
  return typeof size === 'number' && size >= 16 ? { sealed, key, size } : undefined
}

function signerOf(author: Json, signature: Json | undefined): Entry['author'] {
  const match = typeof author === 'string' ? /^([^+]+)\+([0-9a-f]{8})$/.exec(author) : null
  const bytes = typeof signature === 'string' ? bytesOfBase64(signature) : undefined
  if (!match || bytes?.length !== 64) return undefined
  return { name: match[1] ?? '', id: match[2] ?? '', signature: bytes }
}

/** In the canonical order of keys these two come last, so both can be cut off and put in as text. */
const tail = /(,"logged":[1-9]\d*)?(,"signature":"[A-Za-z0-9+/]{86}==")?\}$/

/** The bytes that an entry's author signed, from the leaf as it is stored; undefined where nobody signed. */
export function signedPart(leaf: Uint8Array): Uint8Array | undefined {
  const text = textOf(leaf)
  const match = text === undefined ? null : tail.exec(text)
  if (text === undefined || match?.[2] === undefined) return undefined
  return message(`${text.slice(0, match.index)}}`)
}

/** The leaf with the time at which the log took it. A leaf that has one keeps it. */
export function stampEntry(leaf: Uint8Array, seconds: number): Uint8Array {
  const text = textOf(leaf)
  const match = text === undefined ? null : tail.exec(text)
  if (text === undefined || !match || match[1] !== undefined) return leaf
  return bytesOf(`${text.slice(0, match.index)},"logged":${seconds}${match[2] ?? ''}}`)
}

/** The leaf as its maker handed it in, without the log's time: what a repeated submission is compared by. */
export function withoutStamp(leaf: Uint8Array): Uint8Array {
  const text = textOf(leaf)
  const match = text === undefined ? null : tail.exec(text)
  if (text === undefined || match?.[1] === undefined) return leaf
  return bytesOf(`${text.slice(0, match.index)}${match[2] ?? ''}}`)
}

/** The id of a leaf without reading all of it; undefined where it is not of the form. */
export function idOfEntry(leaf: Uint8Array): string | undefined {
  const text = textOf(leaf)
  const match = text === undefined ? null : idForm.exec(text)
  return match ? (JSON.parse(match[1] ?? '""') as string) : undefined
}
const idForm = /,"form":\d+,"id":("(?:[^"\\]|\\.)*")(?:,"logged":\d+)?(?:,"signature":"[^"]*")?\}$/

/**
 * Reads a leaf at the door of a channel: form, channel and, where it names an author, the signature of one
 * of the enrolled keys. Whether that author may make such an entry is for those who know kinds and roles.
 */
export function admitEntry(
  primitives: Primitives,
  channel: string,
  leaf: Uint8Array,
  authors: readonly VerifierKey[],
): Answer<Entry> {
  if (leaf.length > longestEntry)
    return refuse('entry-too-long', '', { bytes: leaf.length, most: longestEntry })
  const entry = parseEntry(leaf)
  if (!entry.ok) return entry
  const { author, id } = entry.value
  if (entry.value.channel !== channel)
    return refuse('entry-channel', id, { channel: entry.value.channel, wanted: channel })
  if (!author) return entry
  const key = authors.find((one) => one.name === author.name && hexOf(one.id) === author.id)
  if (!key) return refuse('entry-author-unknown', id, { author: author.name })
  const part = signedPart(leaf)
  return part && admits(primitives, key.key, part, author.signature)
    ? entry
    : refuse('entry-signature', id, { author: author.name })
}

/** What binds a sealed body to its entry, so that it cannot be moved to another. */
export function boundTo(channel: string, id: string): Uint8Array {
  return joinBytes(bytesOf('truce body v1\n'), bytesOf(`${channel}\n${id}`))
}
