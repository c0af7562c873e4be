// The rules of the log one by one: golden files for forms, laws for trees and text forms.
import { describe, expect, test } from 'vitest'
import {
  answerRequest,
  base64Of,
  buildProof,
  bytesOf,
  bytesOfBase64,
  bytesOfHex,
  canonicalText,
  channelOfFolder,
  continues,
  emptyEdge,
  folderOfChannel,
  grow,
  hexOf,
  idOfEntry,
  includes,
  indexOfPath,
  indexPath,
  keyTypes,
  leafHash,
  nodeHash,
  parseBundle,
  parseCanonical,
  parseEntry,
  parseJson,
  parseNote,
  parsePolicy,
  parseReceipt,
  parseRequest,
  parseSigningKey,
  planConsistency,
  planInclusion,
  printBundle,
  printEntry,
  printNote,
  printPolicy,
  printRequest,
  printSigningKey,
  printVerifierKey,
  admitEntry,
  quorumMet,
  rootOf,
  signCheckpoint,
  signedPart,
  signingKey,
  soundChannel,
  stampEntry,
  tilesOf,
  verifierOf,
  widthAt,
  withoutStamp,
  type Json,
  type Node,
} from '../../src/log/index.ts'
import { nodePrimitives as primitives } from '../../src/store/index.ts'
import { golden } from '../golden.ts'
import { Coverage, fc, options } from '../laws.ts'
import { noblePrimitives } from './noble.ts'

const keyNumber = (n: number, name: string, type: number = keyTypes.cosignature) =>
  signingKey(primitives, name, new Uint8Array(32).fill(n), type)
const named = {
  LOG: keyNumber(1, 'log.example/all', keyTypes.ed25519),
  NORTH: keyNumber(2, 'north.example'),
  SOUTH: keyNumber(3, 'south.example'),
  Q: keyNumber(4, 'q.example'),
  E: keyNumber(5, 'e.example'),
  U: keyNumber(6, 'u.example'),
}

/** Hash of leaves [from, to) as RFC 6962 defines it, for small trees. */
function mth(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0] as Uint8Array
  if (leaves.length === 0) return primitives.sha256(new Uint8Array(0))
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(primitives, mth(leaves.slice(0, k)), mth(leaves.slice(k)))
}
const leavesOf = (n: number, word = 'leaf') =>
  Array.from({ length: n }, (_, i) => leafHash(primitives, bytesOf(`${word} ${i}`)))
const hashIn = (leaves: readonly Uint8Array[]) => (node: Node) =>
  mth(leaves.slice(node.index * 2 ** node.level, (node.index + 1) * 2 ** node.level))

function canonicalGolden(input: string): string {
  const value = parseJson(input)
  const text = value.ok ? canonicalText(value.value) : value
  if (text.ok) return text.value
  const { code, at, data } = text.problem
  return `${code} ${at} ${JSON.stringify(data)}`
}

function policyGolden(input: string, label: string): string {
  const text = input.replace(/\b(LOG|NORTH|SOUTH|Q|E|U)$/gm, (word, _, at: number) =>
    /(log|witness \S+) $/.test(input.slice(0, at)) ? printVerifierKey(named[word as 'Q']) : word,
  )
  const policy = parsePolicy(primitives, bytesOf(text.endsWith('\n') ? text : `${text}\n`))
  if (!policy.ok) return `${policy.problem.code} ${policy.problem.at}`.trim()
  if (label === 'policy') {
    const again = parsePolicy(primitives, bytesOf(printPolicy(policy.value)))
    return again.ok && printPolicy(again.value) === printPolicy(policy.value) ? 'read' : 'changed'
  }
  const names = label.split(' ').slice(2)
  const cosigned = policy.value.witnesses.filter((one) => names.includes(one.name))
  return quorumMet(
    policy.value,
    cosigned.map((one) => one.key),
  )
    ? 'of record'
    : 'not of record'
}

function witnessGolden(input: string): string {
  const number = (form: RegExp) => Number(form.exec(input)?.[1] ?? Number.NaN)
  const [old, size, seen] = [number(/old (\d+)/), number(/to (\d+)/), number(/seen (\d+)/)]
  const other = input.includes('other history')
  const leaves = leavesOf(Number.isNaN(size) ? 0 : size, other ? 'other' : 'leaf')
  const origin = input.includes('unknown origin') ? 'else.example/all' : named.LOG.name
  const stranger = keyNumber(9, origin, keyTypes.ed25519)
  const signer = /unknown origin|other key/.test(input) ? stranger : named.LOG
  let note = signCheckpoint(primitives, signer, { origin, size: leaves.length, root: mth(leaves) })
  if (input.includes('bad signature'))
    note = {
      ...note,
      signatures: note.signatures.map((one) => ({ ...one, signature: new Uint8Array(64).fill(2) })),
    }
  const proof = input.includes('proof of one hash')
    ? [new Uint8Array(32)]
    : old <= leaves.length
      ? buildProof(primitives, planConsistency(old, leaves.length), hashIn(leaves))
      : []
  const body = Number.isNaN(old)
    ? bytesOf(input)
    : printRequest({ old, proof, checkpoint: printNote(note) })
  const before = Number.isNaN(seen) ? undefined : { size: seen, root: mth(leavesOf(seen)) }
  const answer = answerRequest(primitives, body, {
    key: named.NORTH,
    logs: [{ origin: named.LOG.name, keys: [verifierOf(named.LOG)] }],
    seen: () => before,
    seconds: 1_717_400_000,
  })
  const remembers = answer.seen ? `, remembers ${answer.seen.size}` : ''
  const said = answer.status === 200 ? 'a cosignature' : answer.body.trim()
  return `${answer.status} ${said}${remembers}`
}

golden('log', (input, label, name) => {
  if (label === 'canonical') return canonicalGolden(input)
  if (label === 'status') return witnessGolden(input)
  expect(name).not.toBe('')
  return policyGolden(input, label)
})

describe('trees', () => {
  test('edge, root and all proofs of all trees up to 70 leaves agree with the definition', () => {
    const leaves = leavesOf(70)
    let edge = emptyEdge
    let proofs = 0
    for (let size = 0; size <= 70; size++) {
      const now = leaves.slice(0, size)
      const root = mth(now)
      expect(rootOf(primitives, edge)).toEqual(root)
      for (let index = 0; index < size; index++, proofs++) {
        const proof = buildProof(primitives, planInclusion(index, size), hashIn(now))
        const leaf = leaves[index] as Uint8Array
        if (!includes(primitives, leaf, index, size, proof, root))
          throw new Error(`${index}/${size}`)
        const wrong = leaves[(index + 1) % 70] as Uint8Array
        if (includes(primitives, wrong, index, size, proof, root))
          throw new Error(`${index}/${size}`)
      }
      for (let older = 1; older <= size; older++, proofs++) {
        const proof = buildProof(primitives, planConsistency(older, size), hashIn(now))
        const old = mth(now.slice(0, older))
        if (!continues(primitives, older, size, proof, old, root))
          throw new Error(`${older}→${size}`)
        if (older < size && continues(primitives, older, size, proof, root, old))
          throw new Error(`${older}→${size} backwards`)
      }
      if (size < 70) edge = grow(primitives, edge, leaves[size] as Uint8Array)
    }
    expect(proofs).toBe(4970)
  })
  test('tiles of a tree of 70,000, as the specification counts them', () => {
    const tiles = [...tilesOf(70_000)]
    const count = (level: number, full: boolean) =>
      tiles.filter((one) => one.level === level && (one.width === 256) === full).length
    expect([count(0, true), count(0, false), count(1, true), count(1, false)]).toEqual([
      273, 1, 1, 1,
    ])
    expect(tiles.filter((one) => one.width < 256).map((one) => one.width)).toEqual([112, 17, 1])
    expect([widthAt(256, 0, 0), widthAt(256, 1, 0), widthAt(256, 0, 1)]).toEqual([256, 1, 0])
    expect([indexPath(1_234_067), indexPath(0)]).toEqual(['x001/x234/067', '000'])
  })
})

const textValue = fc.string({
  unit: fc.constantFrom('a', 'é', 'ب', 'ש', '"', '\\', '\n', '😀', ' '),
})
const jsonValue = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger().map((n) => (n === 0 ? 0 : n)),
    textValue,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(textValue, tie('value'), { maxKeys: 4 }),
  ),
})).value

describe('one value, one text', () => {
  test('canonical JSON is a fixed point, and any changed byte is refused or another value', () => {
    const coverage = new Coverage('changed bytes', ['refused', 'another value'])
    fc.assert(
      fc.property(jsonValue, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, place, change) => {
        const text = canonicalText(value)
        if (!text.ok) throw new Error(text.problem.code)
        const bytes = bytesOf(text.value)
        const again = parseCanonical(bytes)
        expect(again.ok && canonicalText(again.value)).toEqual(text)
        const other = bytes.slice()
        const at = place % bytes.length
        other[at] = (other[at] ?? 0) ^ change
        const changed = parseCanonical(other)
        coverage.hit(changed.ok ? 'another value' : 'refused')
        if (changed.ok) expect(canonicalText(changed.value)).not.toEqual(text)
      }),
      options(5_000),
    )
    coverage.check()
  })
  test('base 64 and base 16 are read only as they are printed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.base64String(), (bytes, text) => {
        expect(bytesOfBase64(base64Of(bytes))).toEqual(bytes)
        expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(bytesOfHex(hexOf(bytes))).toEqual(bytes)
        const read = bytesOfBase64(text)
        if (read) expect(base64Of(read)).toBe(text)
      }),
      options(5_000),
    )
    expect(bytesOfBase64('QR==')).toBeUndefined()
  })
  test('bundles and tile paths come back', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 9 }), (entries) => {
        expect(parseBundle(printBundle(entries))).toEqual(entries)
      }),
      options(1_000),
    )
    fc.assert(
      fc.property(fc.maxSafeInteger(), (number) => {
        const index = Math.abs(number)
        expect(indexOfPath(indexPath(index))).toBe(index)
      }),
      options(1_000),
    )
    expect(parseBundle(Uint8Array.of(0, 5, 1))).toBeUndefined()
    expect(indexOfPath('x000/001')).toBeUndefined()
  })
  test('channels have folders of their own, on disks that ignore case too', () => {
    const names = [
      'public',
      'desk+a',
      'desk+A',
      'desk+North',
      'desk+اللجنة',
      'a b',
      'a%20b',
      '.hidden',
    ]
    const folders = names.map(folderOfChannel)
    expect(new Set(folders.map((one) => one.toLowerCase())).size).toBe(names.length)
    expect(folders.map(channelOfFolder)).toEqual(names)
    for (const bad of ['', 'a+', 'a+a', 'a/b', 'a\u202e', 'a\n', 'x'.repeat(101)])
      expect(soundChannel(bad)).toBe(false)
    expect(channelOfFolder('%41')).toBe('A')
    expect(channelOfFolder('A')).toBeUndefined()
  })
})

describe('readers of strange bytes', () => {
  test('never throw', () => {
    const grammar = fc.constantFrom(
      '\n',
      '\n\n',
      '\u2014 ',
      'old 5',
      'log ',
      'index 3',
      '{"',
      'AAAA=',
      '0',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(grammar).map((parts) => parts.join('')),
        ),
        (text) => {
          const bytes = bytesOf(text)
          for (const read of [parseNote, parseRequest, parseReceipt, parseCanonical, parseEntry])
            expect(typeof read(bytes).ok).toBe('boolean')
          expect(typeof parsePolicy(primitives, bytes).ok).toBe('boolean')
          expect(typeof parseSigningKey(primitives, text).ok).toBe('boolean')
          idOfEntry(bytes)
        },
      ),
      options(20_000),
    )
  })
})

describe('entries', () => {
  const author = keyNumber(7, 'a.example', keyTypes.ed25519)
  const draft = { channel: 'desk+a', id: 'e1', face: { kind: 'x', n: 3 } }
  const leafOf = (one = draft) => {
    const leaf = printEntry(primitives, one, author)
    if (!leaf.ok) throw new Error(leaf.problem.code)
    return leaf.value
  }
  test('a signed entry is admitted, stamped or not, by both implementations', () => {
    const leaf = leafOf()
    const stamped = stampEntry(leaf, 1_717_400_000)
    for (const one of [primitives, noblePrimitives])
      for (const bytes of [leaf, stamped])
        expect(admitEntry(one, 'desk+a', bytes, [verifierOf(author)]).ok).toBe(true)
    expect(withoutStamp(stamped)).toEqual(leaf)
    expect(stampEntry(stamped, 5)).toEqual(stamped)
    expect(signedPart(stamped)).toEqual(signedPart(leaf))
    const read = parseEntry(stamped)
    expect(read.ok && read.value.logged).toBe(1_717_400_000)
    expect(idOfEntry(stamped)).toBe('e1')
  })
  test('what is refused at the door', () => {
    const codes = (bytes: Uint8Array, channel = 'desk+a', authors = [verifierOf(author)]) => {
      const read = admitEntry(primitives, channel, bytes, authors)
      return read.ok ? 'admitted' : read.problem.code
    }
    const text = Buffer.from(leafOf()).toString()
    expect(codes(leafOf(), 'public')).toBe('entry-channel')
    expect(codes(leafOf(), 'desk+a', [])).toBe('entry-author-unknown')
    expect(codes(bytesOf(text.replace('"n":3', '"n":4')))).toBe('entry-signature')
    expect(codes(bytesOf(text.replace('"n":3', '"n": 3')))).toBe('json-not-canonical')
    expect(codes(bytesOf(text.replace('"form":1', '"form":2')))).toBe('entry-newer-form')
    expect(codes(bytesOf(text.replace('"face":', '"extra":0,"face":')))).toBe('entry-form')
    expect(codes(new Uint8Array(65_536))).toBe('entry-too-long')
    const long = printEntry(primitives, { ...draft, face: 'x'.repeat(66_000) } as never)
    expect(!long.ok && long.problem.code).toBe('entry-too-long')
  })
  test('a signing key comes back from its text; any changed character is found', () => {
    const text = printSigningKey(author)
    const read = parseSigningKey(primitives, text)
    expect(read.ok && read.value).toEqual(author)
    for (let at = 0; at < text.length; at++) {
      const changed = `${text.slice(0, at)}${text[at] === 'B' ? 'C' : 'B'}${text.slice(at + 1)}`
      expect(parseSigningKey(primitives, changed).ok, changed).toBe(false)
    }
  })
})
