// Vectors that others made: they decide what is right, not we. Origins and licences: test/vectors/log.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import {
  admitsFrom,
  base64Of,
  buildProof,
  bundlePath,
  bytesOf,
  bytesOfBase64,
  bytesOfHex,
  continues,
  emptyRoot,
  hexOf,
  includes,
  leafHash,
  nodeHash,
  nodeInTile,
  openCheckpoint,
  openCosignatures,
  parseBundle,
  parseNote,
  parseRequest,
  parseVerifierKey,
  planConsistency,
  planInclusion,
  printNote,
  printRequest,
  rootOfLeaves,
  tileOf,
  tilePath,
  type Node,
  type VerifierKey,
} from '../../src/log/index.ts'
import { nodePrimitives as primitives } from '../../src/store/index.ts'
import { noblePrimitives } from './noble.ts'

const folder = join(import.meta.dirname, '../vectors/log')
const read = (path: string) => new Uint8Array(readFileSync(join(folder, path)))
const json = <T>(path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as T
const hash = (text: string | null) => bytesOfBase64(text ?? '') ?? new Uint8Array(0)
const keyOf = (text: string): VerifierKey => {
  const key = parseVerifierKey(primitives, text)
  if (!key.ok) throw new Error(text)
  return key.value
}

interface Vector {
  name: string
  proof: string[] | null
  wantErr: boolean
}
interface Inclusion extends Vector {
  leafIdx: number | string
  treeSize: number | string
  root: string
  leafHash: string
}
interface Consistency extends Vector {
  size1: number | string
  size2: number | string
  root1: string
  root2: string
}

describe('Merkle vectors of transparency-dev', () => {
  // Sizes are uint64 in the file: JSON numbers would lose digits, so they are read as text.
  const text = readFileSync(join(folder, 'merkle/vectors.json'), 'utf8').replace(
    /("(?:leafIdx|treeSize|size1|size2)": )(\d+)/g,
    '$1"$2"',
  )
  const vectors = JSON.parse(text) as { inclusion: Inclusion[]; consistency: Consistency[] }
  for (const [name, one] of Object.entries({ node: primitives, noble: noblePrimitives }))
    test(`196 of 196 with ${name}`, () => {
      expect(vectors.inclusion.length + vectors.consistency.length).toBe(196)
      const proofOf = (v: Vector) => (v.proof ?? []).map(hash)
      for (const v of vectors.inclusion)
        expect(
          includes(
            one,
            hash(v.leafHash),
            BigInt(v.leafIdx),
            BigInt(v.treeSize),
            proofOf(v),
            hash(v.root),
          ),
          `inclusion ${v.name}`,
        ).toBe(!v.wantErr)
      for (const v of vectors.consistency)
        expect(
          continues(
            one,
            BigInt(v.size1),
            BigInt(v.size2),
            proofOf(v),
            hash(v.root1),
            hash(v.root2),
          ),
          `consistency ${v.name}`,
        ).toBe(!v.wantErr)
    })
  test('constants of RFC 6962', () => {
    expect(hexOf(emptyRoot(primitives))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    expect(hexOf(leafHash(primitives, bytesOf('L123456')))).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    )
    expect(hexOf(nodeHash(primitives, bytesOf('N123'), bytesOf('N456')))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    )
  })
})

describe('the test log of Tessera', () => {
  const key = keyOf(
    'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx',
  )
  const checkpoint = (size: number) => {
    const opened = openCheckpoint(primitives, [key], read(`tessera/log/checkpoint.${size}`))
    if (!opened.ok) throw new Error(`checkpoint ${size}: ${opened.problem.code}`)
    return opened.value
  }
  test('checkpoints, bundles and tiles of every size; all proofs built from tiles and verified', () => {
    let proofs = 0
    for (let size = 0; size <= 15; size++) {
      if (!existsSync(join(folder, `tessera/log/checkpoint.${size}`))) continue
      const head = checkpoint(size)
      expect(head.size).toBe(size)
      if (size === 0) continue
      const entries = parseBundle(read(`tessera/log/${bundlePath(0, size)}`)) ?? []
      const leaves = entries.map((entry) => leafHash(primitives, entry))
      expect(base64Of(rootOfLeaves(primitives, leaves))).toBe(base64Of(head.root))
      const hashOf = (node: Node) => {
        const tile = read(`tessera/log/${tilePath(tileOf(node, size))}`)
        const found = nodeInTile(primitives, node, tile)
        if (!found) throw new Error(`no node ${node.level}/${node.index}`)
        return found
      }
      for (let index = 0; index < size; index++, proofs++) {
        const proof = buildProof(primitives, planInclusion(index, size), hashOf)
        const leaf = leaves[index] as Uint8Array
        expect(includes(primitives, leaf, index, size, proof, head.root)).toBe(true)
      }
      for (let older = 1; older < size; older++, proofs++) {
        const proof = buildProof(primitives, planConsistency(older, size), hashOf)
        const old = checkpoint(older)
        expect(continues(primitives, older, size, proof, old.root, head.root)).toBe(true)
        expect(continues(primitives, older, size, proof, head.root, old.root)).toBe(false)
      }
    }
    expect(proofs).toBe(225)
  })
})

describe('examples of the C2SP specifications', () => {
  const example = bytesOf(
    'This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
  )
  test('signed-note: the key of the text verifies the note', () => {
    const key = keyOf('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')
    const note = parseNote(example)
    if (!note.ok) throw new Error('not read')
    const line = note.value.signatures[0]
    expect(line?.name).toBe('example.com/foo')
    const text = bytesOf(note.value.text)
    expect(admitsFrom(primitives, key.key, text, line?.signature ?? example)).toBe(true)
    expect(printNote(note.value)).toEqual(example)
  })
  test('signed-note: a text with an empty line in it', () => {
    const note = parseNote(
      bytesOf(
        'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n\u2014 quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n',
      ),
    )
    expect(note.ok && note.value.text.endsWith('\n\ned è subito sera.\n')).toBe(true)
  })
  test('tlog-witness: the request is read and printed again as it is', () => {
    const request = bytesOf(
      'old 20852014\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\njrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\nexample.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n',
    )
    const read_ = parseRequest(request)
    expect(read_.ok && printRequest(read_.value)).toEqual(request)
    expect(read_.ok && read_.value.old).toBe(20852014)
  })
})

test('a cosignature that a real witness made, on a checkpoint with a line of an unknown kind', () => {
  const witness = keyOf('witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN')
  const note = parseNote(read('sunlight/checkpoint'))
  if (!note.ok) throw new Error('not read')
  const { text, signatures } = note.value
  const opened = openCosignatures(primitives, [witness], text, signatures)
  if (!opened.ok) throw new Error(opened.problem.code)
  expect(opened.value.cosignatures).toHaveLength(1)
  expect(opened.value.unknown.map((line) => line.name)).toEqual(['rome2026h1.example.org'])
  const other = text.replace('300', '301')
  expect(openCosignatures(primitives, [witness], other, signatures).ok).toBe(false)
})

test('914 edge cases of Ed25519: Node and noble admit the same ones', () => {
  const vectors =
    json<{ number: number; key: string; sig: string; msg: string }[]>('ed25519/vectors.json')
  expect(vectors).toHaveLength(914)
  const admittedBy = (one: typeof primitives) =>
    vectors
      .filter((v) =>
        admitsFrom(
          one,
          bytesOfHex(v.key) ?? new Uint8Array(0),
          bytesOf(v.msg),
          bytesOfHex(v.sig) ?? new Uint8Array(0),
        ),
      )
      .map((v) => v.number)
  const node = admittedBy(primitives)
  expect(admittedBy(noblePrimitives)).toEqual(node)
  expect(node).toHaveLength(1)
})

test('the 65 age files that apply: 10 open, 55 are refused', async () => {
  const vectors =
    json<{ name: string; expect: string; payload: string; identities: string[]; file: string }[]>(
      'age/vectors.json',
    )
  expect(vectors).toHaveLength(65)
  let opened = 0
  for (const vector of vectors) {
    const decrypter = new Decrypter()
    let plain: Uint8Array | undefined
    try {
      for (const identity of vector.identities) decrypter.addIdentity(identity)
      plain = await decrypter.decrypt(hash(vector.file))
    } catch {
      plain = undefined
    }
    if (vector.expect !== 'success') expect(plain, vector.name).toBeUndefined()
    else {
      expect(plain && hexOf(primitives.sha256(plain)), vector.name).toBe(vector.payload)
      opened++
    }
  }
  expect(opened).toBe(10)
})
