// A witness: cosigns what extends what it saw before, over HTTP (c2sp.org/tlog-witness) or for a request
// that came as a file or from paper. Its memory is durable before any cosignature leaves.
import { createServer, type IncomingMessage } from 'node:http'
import { writeFileSync } from 'node:fs'
import {
  keyTypes,
  parseCheckpoint,
  parseNote,
  parseRequest,
  parseVerifierKey,
  printVerifierKey,
  signingKey,
  verifierOf,
  type SigningKey,
  type VerifierKey,
} from '../log/index.ts'
import { nodeFiles, nodePrimitives, openWitness, type Witness } from '../store/index.ts'
import { complain, Exit, print, say } from './frame.ts'
import { bytesOfFile, keyOfFile, need } from './log-frame.ts'

export interface WitnessOptions {
  readonly key: string
  readonly log: readonly string[]
  readonly memory: string
  readonly request?: string
  readonly out?: string
  readonly port?: string
}

/** Most bytes of a request: 63 hashes and a checkpoint fit many times over. */
const mostBytes = 65_536

/** Cosigns one request, or listens for many. */
export async function runWitness(options: WitnessOptions): Promise<void> {
  const key = cosigning(keyOfFile(options.key))
  const keys = options.log.map((text) => need(parseVerifierKey(nodePrimitives, text)))
  const witness = need(
    await openWitness({
      files: nodeFiles(options.memory),
      key,
      logs: byOrigin(keys),
      clock: () => Math.floor(Date.now() / 1000),
    }),
  )
  if (options.request === undefined) return listen(witness, key, options.port ?? '7380')
  try {
    await cosignOne(witness, options.request, options.out)
  } finally {
    await witness.close()
  }
}

/** The same seed under the same name as a key for cosignatures (type 4). */
function cosigning(key: SigningKey): SigningKey {
  return signingKey(nodePrimitives, key.name, key.secret, keyTypes.cosignature)
}

function byOrigin(keys: readonly VerifierKey[]) {
  const origins = [...new Set(keys.map((one) => one.name))]
  return origins.map((origin) => ({ origin, keys: keys.filter((one) => one.name === origin) }))
}

async function cosignOne(witness: Witness, file: string, out: string | undefined): Promise<void> {
  const bytes = bytesOfFile(file)
  const request = need(parseRequest(bytes))
  const { origin, size } = need(parseCheckpoint(need(parseNote(request.checkpoint)).text))
  const answer = need(await witness.answer(bytes))
  if (answer.status !== 200) {
    complain(say('witness-refused', { answer: `${answer.status} ${answer.body.trim()}` }))
    throw new Exit(1)
  }
  if (out === undefined) process.stdout.write(answer.body)
  else writeFileSync(out, answer.body, { flush: true })
  complain(say('witness-line', { origin, size }))
}

async function listen(witness: Witness, key: SigningKey, port: string): Promise<void> {
  const server = createServer((request, response) => {
    void respond(witness, request).then(({ status, type, body }) => {
      response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' })
      response.end(body)
    })
  })
  server.requestTimeout = 10_000
  await new Promise<void>((ready, failed) => {
    server.on('error', failed)
    server.listen(Number(port), 'localhost', ready)
  })
  print(say('witness-key', { key: printVerifierKey(verifierOf(key)) }))
  print(say('witness-serving', { name: key.name, address: `http://localhost:${port}` }))
  const stop = () => {
    server.close(() => void witness.close())
    server.closeIdleConnections()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

async function respond(
  witness: Witness,
  request: IncomingMessage,
): Promise<{ status: number; type: string; body: string | Uint8Array }> {
  const plain = 'text/plain; charset=utf-8'
  const path = request.url ?? '/'
  if (request.method === 'GET') {
    const known = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path)
    const bytes = known ? await witness.checkpoint(known[1] ?? '') : undefined
    return bytes
      ? { status: 200, type: plain, body: bytes }
      : { status: 404, type: plain, body: '' }
  }
  if (request.method !== 'POST' || path !== '/add-checkpoint')
    return { status: 404, type: plain, body: '' }
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += (part as Buffer).length
    if (length > mostBytes) return { status: 400, type: plain, body: 'too long\n' }
    parts.push(part as Buffer)
  }
  const answer = await witness.answer(new Uint8Array(Buffer.concat(parts)))
  if (!answer.ok) return { status: 500, type: plain, body: `${answer.problem.code}\n` }
  // The specification gives the size that was seen its own content type.
  const type = answer.value.status === 409 ? 'text/x.tlog.size' : plain
  return { status: answer.value.status, type, body: answer.value.body }
}
