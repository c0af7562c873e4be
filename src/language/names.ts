// The names a text declares. Names may have spaces ("Joint Desk", "List A"); at any place the longest
// declared name wins, so that "Upper and Lower Senn" is never cut in two.
import type { Token } from './tokens.ts'

export type NameKind =
  'actor' | 'term' | 'event' | 'phase' | 'zone' | 'group' | 'class' | 'instrument'

interface Node {
  next: Map<string, Node> | null
  /** The full name, where one ends here. */
  name: string | null
  kinds: Set<NameKind> | null
}

export interface NameMatch {
  readonly name: string
  readonly kinds: ReadonlySet<NameKind>
  /** Index of the token after the name. */
  readonly end: number
}

/** "North's" names North. */
export function bare(word: string): string {
  return word.replace(/['’]s?$/, '')
}

export class Names {
  private readonly root: Node = { next: null, name: null, kinds: null }
  private readonly byKind = new Map<NameKind, string[]>()
  /** Article with which the text uses a name: "the", "the persons on". */
  readonly articles = new Map<string, string>()

  add(name: string, kind: NameKind, article = ''): void {
    if (article !== '') this.articles.set(name, article)
    let node = this.root
    for (const word of wordsOf(name)) {
      node.next ??= new Map()
      let next = node.next.get(word)
      if (!next) {
        next = { next: null, name: null, kinds: null }
        node.next.set(word, next)
      }
      node = next
    }
    node.name = name
    node.kinds ??= new Set()
    if (node.kinds.has(kind)) return
    node.kinds.add(kind)
    const list = this.byKind.get(kind)
    if (list) list.push(name)
    else this.byKind.set(kind, [name])
  }

  has(name: string, kind: NameKind): boolean {
    return this.byKind.get(kind)?.includes(name) ?? false
  }

  all(kind: NameKind): readonly string[] {
    return this.byKind.get(kind) ?? []
  }

  /** The longest declared name that begins at a token; of the wanted kinds only, if any are given. */
  match(
    tokens: readonly Token[],
    start: number,
    end: number,
    wanted?: readonly NameKind[],
  ): NameMatch | null {
    let node: Node | undefined = this.root
    let found: NameMatch | null = null
    for (let i = start; i < end && node?.next; i += 1) {
      const token = tokens[i]
      if (!token || token.kind === 'mark') break
      const word = token.text
      let next: Node | undefined = node.next.get(word)
      if (!next && /['’]/.test(word)) {
        const owner = node.next.get(bare(word))
        // A possessive ends the name: "North's forces".
        if (owner?.kinds && fits(owner.kinds, wanted) && owner.name !== null)
          return { name: owner.name, kinds: owner.kinds, end: i + 1 }
        next = owner
      }
      node = next
      if (node?.name && node.kinds && fits(node.kinds, wanted))
        found = { name: node.name, kinds: node.kinds, end: i + 1 }
    }
    return found
  }

  /** The declared name nearest to what was written, if one is near enough to be meant. */
  suggest(text: string, kinds: readonly NameKind[]): string | null {
    return nearest(
      text,
      kinds.flatMap((kind) => this.all(kind)),
    )
  }
}

function fits(kinds: ReadonlySet<NameKind>, wanted: readonly NameKind[] | undefined): boolean {
  return !wanted || wanted.some((kind) => kinds.has(kind))
}

/** Words of a name as the tokens spell them. */
function wordsOf(name: string): string[] {
  return name.split(/\s+/).filter((word) => word !== '')
}

/** Nearest candidate within a third of its letters (at least one), by edits; else null. */
export function nearest(text: string, candidates: readonly string[]): string | null {
  let best: string | null = null
  let least = Infinity
  const low = text.toLowerCase()
  for (const candidate of candidates.slice(0, 500)) {
    const allowed = Math.max(1, Math.floor(candidate.length / 3))
    if (Math.abs(candidate.length - text.length) > allowed || text.length > 60) continue
    const d = edits(low, candidate.toLowerCase())
    if (d <= allowed && d < least) {
      least = d
      best = candidate
    }
  }
  return best
}

/** Insertions, deletions, replacements and swaps of neighbours (Damerau, optimal string alignment). */
export function edits(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let d = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d = Math.min(d, (before[j - 2] ?? 0) + 1)
      row.push(d)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
