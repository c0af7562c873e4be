// The tree of a channel as its files are read: leaf hashes of entries against tiles, tiles against the
// tiles above, the growing edge against every root that somebody signed. Memory holds one bundle, one
// tile a level and the edge. Where entries and tile differ, what lies above says which of them is wrong.
import { base64Of, sameBytes } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import { problem } from './problem.ts'
import { bundlePath, indexPath, parseBundle, tilePath, tileWidth } from './tiles.ts'
import { emptyEdge, grow, leafHash, rootOf, rootOfLeaves, type Edge } from './tree.ts'
import { checkContents } from './verify-contents.ts'
import { found, type TreeContext } from './verify-context.ts'

/** A root that somebody signed or remembers, and where that is written. */
export interface Claim extends Checkpoint {
  readonly at: string
}

interface Unsure {
  readonly entries: Edge
  readonly tile: Edge
  readonly path: string
  readonly tilePath: string
  readonly entry: number
}

/** Checks bundle after bundle, in order. */
export class TreeCheck {
  private readonly context: TreeContext
  private readonly head: Checkpoint
  private readonly claims: readonly Claim[]
  /** Claims by size, so that each is looked at once. */
  private readonly wanted = new Map<number, Claim[]>()
  /** Hashes of the tile being filled, a list a level, from level 1. */
  private readonly rows: Uint8Array[][] = []
  /** Full tiles that were lifted out of each level. */
  private readonly lifted: number[] = []
  private edge: Edge = emptyEdge
  private unsure: Unsure | undefined

  constructor(context: TreeContext, head: Checkpoint, claims: readonly Claim[]) {
    this.context = context
    this.head = head
    this.claims = claims
    for (const claim of claims)
      this.wanted.set(claim.size, [...(this.wanted.get(claim.size) ?? []), claim])
  }

  /** Reads a file below the log; where a partial tile or bundle was pruned, the full one will do. */
  private async file(path: string): Promise<Uint8Array | undefined> {
    const { reader, folder } = this.context
    const bytes = await reader.read(`${folder}/${path}`)
    const full = path.replace(/\.p\/\d+$/, '')
    return bytes ?? (full === path ? undefined : reader.read(`${folder}/${full}`))
  }

  /** Verifies bundle `n` with its tile, slots and bodies. */
  async bundle(n: number): Promise<void> {
    const { primitives, folder } = this.context
    const width = Math.min(tileWidth, this.head.size - n * tileWidth)
    const path = bundlePath(n, width)
    const bytes = await this.file(path)
    const entries = bytes && parseBundle(bytes)?.slice(0, width)
    const whole = entries?.length === width ? entries : undefined
    const leaves = whole?.map((entry) => leafHash(primitives, entry))
    const tileFile = tilePath({ level: 0, index: n, width })
    const tileBytes = await this.file(tileFile)
    const tile = tileBytes && hashesOf(tileBytes, width)
    if (!bytes) found(this.context, 'bundle-missing', `${folder}/${path}`)
    if (!tileBytes) found(this.context, 'tile-missing', `${folder}/${tileFile}`)
    const differs = firstDifference(leaves, tile)
    let hashes = leaves ?? tile
    if (differs !== undefined) {
      const entry = n * tileWidth + differs
      const blame = (code: 'tile-wrong' | 'bundle-wrong', at: string) =>
        found(this.context, code, `${folder}/${at}`, { entry })
      if (leaves && tile && width < tileWidth) {
        // Nothing lies above a partial tile but the root: decided at the end.
        const end = (list: Uint8Array[]) =>
          list.reduce((edge, hash) => grow(primitives, edge, hash), this.edge)
        const at = { path: `${folder}/${path}`, tilePath: `${folder}/${tileFile}`, entry }
        this.unsure = { entries: end(leaves), tile: end(tile), ...at }
      } else if (leaves && tile) {
        const above = await this.above(n)
        const fits = (list: Uint8Array[]) =>
          above !== undefined && sameBytes(above, rootOfLeaves(primitives, list))
        if (!fits(tile) || fits(leaves)) blame('tile-wrong', tileFile)
        if (!fits(leaves)) blame('bundle-wrong', path)
        if (fits(tile)) hashes = tile
      } else {
        if (bytes && !leaves) blame('bundle-wrong', path)
        if (tileBytes && !tile) blame('tile-wrong', tileFile)
      }
    }
    if (!hashes) return
    for (const hash of hashes) this.add(hash)
    if (width === tileWidth) await this.lift(1, rootOfLeaves(primitives, hashes))
    await this.olderTiles(0, n, hashes)
    await this.olderBundles(n, hashes)
    if (whole) await checkContents(this.context, n, whole)
  }

  private add(hash: Uint8Array): void {
    const { primitives } = this.context
    this.edge = grow(primitives, this.edge, hash)
    const claims = this.wanted.get(this.edge.size)
    if (!claims) return
    const root = rootOf(primitives, this.edge)
    for (const claim of claims)
      if (!sameBytes(root, claim.root) && claim.size < this.head.size)
        found(this.context, 'history-conflict', claim.at, { size: claim.size })
  }

  /** The hash that the tile above holds for full tile `n` of level 0. */
  private async above(n: number): Promise<Uint8Array | undefined> {
    const index = Math.floor(n / tileWidth)
    const width = Math.min(tileWidth, Math.floor(this.head.size / tileWidth) - index * tileWidth)
    const tile = await this.file(tilePath({ level: 1, index, width }))
    const at = 32 * (n % tileWidth)
    return tile && tile.length >= at + 32 ? tile.subarray(at, at + 32) : undefined
  }

  /** Adds the hash of a full tile to the level above; a full tile there is compared and lifted on. */
  private async lift(level: number, hash: Uint8Array): Promise<void> {
    const row = (this.rows[level] ??= [])
    row.push(hash)
    if (row.length < tileWidth) return
    await this.compareTile(level, row)
    this.rows[level] = []
    this.lifted[level] = (this.lifted[level] ?? 0) + 1
    await this.lift(level + 1, rootOfLeaves(this.context.primitives, row))
  }

  private async compareTile(level: number, row: readonly Uint8Array[]): Promise<void> {
    const index = this.lifted[level] ?? 0
    const path = tilePath({ level, index, width: row.length })
    const bytes = await this.file(path)
    const at = `${this.context.folder}/${path}`
    if (!bytes) found(this.context, 'tile-missing', at)
    else {
      const differs = firstDifference(row, hashesOf(bytes, row.length))
      const entry = (index * tileWidth + (differs ?? 0)) * tileWidth ** level
      if (differs !== undefined) found(this.context, 'tile-wrong', at, { entry })
    }
    await this.olderTiles(level, index, row)
  }

  /** Older partial tiles must be beginnings of the newest. */
  private async olderTiles(
    level: number,
    index: number,
    row: readonly Uint8Array[],
  ): Promise<void> {
    const folder = `${this.context.folder}/tile/${level}/${indexPath(index)}.p`
    for (const name of await this.context.reader.list(folder)) {
      const width = Number(name)
      if (width === row.length) continue
      const bytes = await this.context.reader.read(`${folder}/${name}`)
      if (width > row.length) this.unfinished(`${folder}/${name}`)
      else if (bytes && firstDifference(row.slice(0, width), hashesOf(bytes, width)) !== undefined)
        found(this.context, 'tile-wrong', `${folder}/${name}`)
    }
  }

  /** Older partial bundles likewise. */
  private async olderBundles(n: number, hashes: readonly Uint8Array[]): Promise<void> {
    const folder = `${this.context.folder}/tile/entries/${indexPath(n)}.p`
    for (const name of await this.context.reader.list(folder)) {
      const width = Number(name)
      if (width === hashes.length) continue
      const bytes = await this.context.reader.read(`${folder}/${name}`)
      if (width > hashes.length) this.unfinished(`${folder}/${name}`)
      else if (bytes) {
        const older = parseBundle(bytes)?.map((entry) => leafHash(this.context.primitives, entry))
        const differs = firstDifference(hashes.slice(0, width), older)
        const entry = n * tileWidth + (differs ?? 0)
        if (differs !== undefined || older?.length !== width)
          found(this.context, 'bundle-wrong', `${folder}/${name}`, { entry })
      }
    }
  }

  /** Written ahead of a checkpoint that was never published: harmless, and said. */
  private unfinished(at: string): void {
    this.context.findings.push(problem('journal-unfinished', at, {}, 'warning'))
  }

  /** Compares what is left, and the root with the head's. */
  async finish(): Promise<void> {
    const { primitives, folder } = this.context
    for (const [level, row] of this.rows.entries())
      if (row && row.length > 0) await this.compareTile(level, row)
    const root = rootOf(primitives, this.edge)
    if (this.unsure) {
      const { entries, tile, path, tilePath: tileAt, entry } = this.unsure
      const fits = (edge: Edge) => sameBytes(rootOf(primitives, edge), this.head.root)
      if (!fits(tile)) found(this.context, 'tile-wrong', tileAt, { entry })
      if (!fits(entries)) found(this.context, 'bundle-wrong', path, { entry })
    } else if (this.edge.size !== this.head.size || !sameBytes(root, this.head.root))
      found(this.context, 'checkpoint-root', `${folder}/checkpoint`, {
        computed: base64Of(root),
        stated: base64Of(this.head.root),
      })
    for (const claim of this.claims) {
      const { size } = this.head
      if (claim.size > size)
        found(this.context, 'checkpoint-truncated', claim.at, { size, cosigned: claim.size })
      else if (claim.size === size && !sameBytes(claim.root, this.head.root))
        found(this.context, 'history-conflict', claim.at, { size })
    }
  }
}

/** The hashes of a tile; undefined where its length is not that of `width` hashes or of a full tile. */
function hashesOf(tile: Uint8Array, width: number): Uint8Array[] | undefined {
  if (tile.length !== 32 * width && tile.length !== 32 * tileWidth) return undefined
  const hashes: Uint8Array[] = []
  for (let i = 0; i < width; i++) hashes.push(tile.subarray(32 * i, 32 * i + 32))
  return hashes
}

/** Where two lists of hashes first differ; undefined where they do not. A missing list differs at 0. */
function firstDifference(
  a: readonly Uint8Array[] | undefined,
  b: readonly Uint8Array[] | undefined,
): number | undefined {
  if (!a || !b) return 0
  const at = a.findIndex((hash, i) => !sameBytes(hash, b[i] ?? new Uint8Array(0)))
  return at < 0 ? undefined : at
}
