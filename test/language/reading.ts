// Shared by the tests of language: short texts made whole, data without places, remarks in words.
import type { Agreement, Diagnostic } from '../../src/model/index.ts'
import { check, parse, type Parsed, type Source } from '../../src/language/index.ts'
import { explain } from '../../src/words/index.ts'

/** A file around a few formal sentences; texts that have fences or headings are taken as they are. */
export function whole(text: string): string {
  // A golden file stays a text file: the character that ends strings is spelled out.
  const input = text.replace('<NUL>', '\u0000')
  return input.includes('```') || input.startsWith('#') || input === ''
    ? input
    : `# Text\n\nThe Parties agree.\n\n\`\`\`truce\n${input}\n\`\`\`\n`
}

export function read(input: string): Parsed & { sources: Source[] } {
  const sources = [{ file: 'text.truce.md', text: whole(input) }]
  return { ...parse(sources), sources }
}

/** Remarks of reading and of all checks. */
export function remarks(input: string): Diagnostic[] {
  const { agreement, diagnostics, sources } = read(input)
  return [...diagnostics, ...check(agreement, sources)]
}

export function say(one: Diagnostic): string {
  return explain('en', one.code, one.data, { plain: true }).message
}

/** Keys in order, places left out: two texts that mean the same give the same string. */
export function meaning(value: unknown): string {
  return JSON.stringify(value, (key, one: unknown) => {
    if (key === 'at' || key === 'instrument' || key === 'article') return undefined
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one
    return Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** What one agreement says and another does not, a line each. */
export function beyond(before: Agreement, after: Agreement): string {
  const lines: string[] = []
  for (const [key, value] of Object.entries(after)) {
    const old: unknown = before[key as keyof Agreement]
    if (Array.isArray(value)) {
      const known = new Set((Array.isArray(old) ? old : []).map(meaning))
      for (const one of value as unknown[])
        if (!known.has(meaning(one))) lines.push(`${key} ${meaning(one)}`)
    } else if (key !== 'articles' && key !== 'title' && meaning(value) !== meaning(old))
      lines.push(`${key} ${meaning(value)}`)
  }
  return lines.join('\n')
}
