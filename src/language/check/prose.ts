// Prose and clause are tied both ways: words that bind without a clause under them, and clauses that
// stand under no words of the agreement.
import { blocksOf, lineStartsOf, type Block, short } from '../markdown.ts'
import type { Diagnostic } from '../../model/index.ts'
import { remark, type Check } from './view.ts'

const binds = /\b(shall|must|undertakes? to)\b/i

/** T401 and T402. */
export const prose: Check = ({ agreement, sources }) =>
  sources.flatMap((source) => {
    const blocks = blocksOf(source, lineStartsOf(source.text))
    const starts = agreement.clauses
      .filter((one) => one.at.file === source.file)
      .map((one) => one.at.from)
    const holds = (block: Block) => {
      let low = 0
      let high = starts.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((starts[middle] ?? 0) < block.at.from) low = middle + 1
        else high = middle
      }
      return (starts[low] ?? Infinity) < block.at.to
    }
    return remarksOn(blocks, holds)
  })

function remarksOn(blocks: readonly Block[], holds: (block: Block) => boolean): Diagnostic[] {
  const found: Diagnostic[] = []
  let waiting: Block[] = []
  let words = false
  const flush = () => {
    for (const block of waiting)
      found.push(remark('T401', 'warning', block.at, { words: short(block.text, 60) }))
    waiting = []
  }
  for (const block of blocks) {
    if (block.kind === 'heading') {
      flush()
      words = false
    } else if (block.kind === 'prose') {
      words = true
      if (binds.test(block.text)) waiting.push(block)
    } else if (block.kind === 'formal') {
      if (holds(block)) {
        waiting = []
        if (!words) found.push(remark('T402', 'note', block.at, { line: block.at.line }))
      } else if (block.text.trim() !== '') waiting = []
    }
  }
  flush()
  return found
}
