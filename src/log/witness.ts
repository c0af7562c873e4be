// The witness: c2sp.org/tlog-witness v1.0.0, add-checkpoint. Pure: what the witness knows goes in, what
// it answers and must remember comes out. The caller stores the new state durably before it answers, and
// never answers two requests on one state at a time.
import { base64Of, bytesOf, bytesOfBase64, joinBytes, sameBytes, textOf } from './bytes.ts'
import { openCheckpoint, parseCheckpoint, parseSize, type Checkpoint } from './checkpoint.ts'
import { cosign } from './cosignature.ts'
import type { SigningKey, VerifierKey } from './keys.ts'
import { parseNote, printNote, printSignatureLine, type Note, withSignatures } from './note.ts'
import type { Primitives } from './primitives.ts'
import { good, refuse, type Answer } from './problem.ts'
import { continues } from './proofs.ts'
import { emptyRoot } from './tree.ts'

/** What a witness remembers of one log. */
export interface Witnessed {
  readonly size: number
  readonly root: Uint8Array
}

/** A request: the size that the asker believes we saw last, the proof from there, the checkpoint. */
export interface CosignRequest {
  readonly old: number
  readonly proof: readonly Uint8Array[]
  readonly checkpoint: Uint8Array
}

/** Most proof lines of a request. */
export const longestProof = 63

/** The body of add-checkpoint; also what a file or a QR code carries to a witness without a network. */
export function printRequest(request: CosignRequest): Uint8Array {
  const head = `old ${request.old}\n${request.proof.map((one) => `${base64Of(one)}\n`).join('')}\n`
  return joinBytes(bytesOf(head), request.checkpoint)
}

/** Reads a request. Nothing in it is verified. */
export function parseRequest(bytes: Uint8Array): Answer<CosignRequest> {
  const text = textOf(bytes)
  const gap = text?.indexOf('\n\n') ?? -1
  if (text === undefined || gap < 0) return refuse('request-form')
  const [oldLine = '', ...lines] = text.slice(0, gap).split('\n')
  const old = oldLine.startsWith('old ') ? parseSize(oldLine.slice(4)) : undefined
  if (old === undefined || lines.length > longestProof) return refuse('request-form')
  const proof: Uint8Array[] = []
  for (const line of lines) {
    const one = bytesOfBase64(line)
    if (one?.length !== 32) return refuse('request-form', '', { line })
    proof.push(one)
  }
  return good({ old, proof, checkpoint: bytesOf(text.slice(gap + 2)) })
}

/** A log that a witness serves. */
export interface KnownLog {
  readonly origin: string
  readonly keys: readonly VerifierKey[]
}

/** The HTTP answer, and what to store before giving it. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly body: string
  /** Set where the checkpoint was cosigned. */
  readonly seen?: Witnessed
  /** The checkpoint with the log's and our signature, for `GET <origin hash>/checkpoint`. */
  readonly note?: Note
}

/** Answers one request, in the order of checks that the specification gives. */
export function answerRequest(
  primitives: Primitives,
  body: Uint8Array,
  options: {
    readonly key: SigningKey
    readonly logs: readonly KnownLog[]
    readonly seen: (origin: string) => Witnessed | undefined
    /** POSIX seconds by the witness's clock. */
    readonly seconds: number
  },
): WitnessAnswer {
  const request = parseRequest(body)
  if (!request.ok) return { status: 400, body: 'bad request\n' }
  const { old, proof, checkpoint: bytes } = request.value
  const note = parseNote(bytes)
  const read = note.ok ? parseCheckpoint(note.value.text) : note
  if (!read.ok) return { status: 400, body: 'bad checkpoint\n' }
  const log = options.logs.find((one) => one.origin === read.value.origin)
  if (!log) return { status: 404, body: 'unknown log\n' }
  const opened = openCheckpoint(primitives, log.keys, bytes)
  if (!opened.ok) return { status: 403, body: 'no good signature of a known key\n' }
  const { origin, size, root } = opened.value
  if (old > size) return { status: 400, body: 'old size above checkpoint size\n' }
  const last = options.seen(origin)
  if (old !== (last?.size ?? 0)) return { status: 409, body: `${last?.size ?? 0}\n` }
  if (!consistent(primitives, last, opened.value, proof))
    return { status: 422, body: 'not consistent with what this witness saw before\n' }
  const line = cosign(primitives, options.key, opened.value.note.text, options.seconds)
  return {
    status: 200,
    body: printSignatureLine(line),
    seen: { size, root },
    note: withSignatures(opened.value.note, [line]),
  }
}

/** Does the new checkpoint extend what was seen? */
export function consistent(
  primitives: Pick<Primitives, 'sha256'>,
  last: Witnessed | undefined,
  next: Checkpoint,
  proof: readonly Uint8Array[],
): boolean {
  if (next.size === 0 && !sameBytes(next.root, emptyRoot(primitives))) return false
  if (!last || last.size === 0) return proof.length === 0
  return continues(primitives, last.size, next.size, proof, last.root, next.root)
}

/** The request for a checkpoint of a log whose witness last saw `old` entries. */
export function requestFor(note: Note, old: number, proof: readonly Uint8Array[]): Uint8Array {
  return printRequest({ old, proof, checkpoint: printNote(note) })
}
