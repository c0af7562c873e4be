// Paragraph numbers of Word documents, as a reader sees them: "4.1", "(a)", "•" (ECMA-376 part 1, 17.9).
// Articles are cited by these numbers, and the text of the file does not contain them.
import { child, children, type Element } from './xml.ts'

interface Level {
  readonly start: number
  readonly format: string
  /** `%1.%2` */
  readonly text: string
  /** Legal: every number of this level in decimal digits. */
  readonly legal: boolean
  /** Paragraph style that takes this level without saying so. */
  readonly style?: string
}

interface Numbered {
  readonly abstract: string
  readonly levels: ReadonlyMap<number, Level>
  readonly starts: ReadonlyMap<number, number>
}

/** Knows the lists of a document and counts as paragraphs go by. */
export interface Numbering {
  /** The number of the next paragraph of list `list` on `level` (from 0); undefined if it has none. */
  next(list: string, level: number): string | undefined
  /** List and level that a paragraph style brings with it. */
  ofStyle(style: string): { list: string; level: number } | undefined
}

const value = (element: Element | undefined) => element?.attributes['val']
const number = (text: string | undefined, otherwise: number) => {
  const parsed = Number(text ?? Number.NaN)
  return Number.isSafeInteger(parsed) && Math.abs(parsed) < 1e6 ? parsed : otherwise
}

/** Reads `word/numbering.xml`; undefined means a document without lists. */
export function readNumbering(root: Element | undefined): Numbering {
  const abstracts = new Map<string, Map<number, Level>>()
  for (const one of children(root, 'abstractNum')) {
    const levels = new Map<number, Level>()
    for (const level of children(one, 'lvl'))
      levels.set(number(level.attributes['ilvl'], 0), readLevel(level))
    abstracts.set(one.attributes['abstractNumId'] ?? '', levels)
  }
  const lists = new Map<string, Numbered>()
  const styles = new Map<string, { list: string; level: number }>()
  for (const one of children(root, 'num')) {
    const list = one.attributes['numId'] ?? ''
    const abstract = value(child(one, 'abstractNumId')) ?? ''
    const levels = new Map(abstracts.get(abstract))
    const starts = new Map<number, number>()
    for (const change of children(one, 'lvlOverride')) {
      const at = number(change.attributes['ilvl'], 0)
      const level = child(change, 'lvl')
      if (level !== undefined) levels.set(at, readLevel(level))
      const start = value(child(change, 'startOverride'))
      if (start !== undefined) starts.set(at, number(start, 1))
    }
    lists.set(list, { abstract, levels, starts })
    for (const [level, { style }] of levels)
      if (style !== undefined && !styles.has(style)) styles.set(style, { list, level })
  }
  // Lists of one abstract definition go on counting together; an override starts its list once.
  const counters = new Map<string, number[]>()
  const started = new Set<string>()

  const next = (list: string, level: number): string | undefined => {
    const known = lists.get(list)
    const here = known?.levels.get(level)
    if (known === undefined || here === undefined || level < 0 || level > 8) return undefined
    const counts = counters.get(known.abstract) ?? []
    counters.set(known.abstract, counts)
    if (!started.has(list)) {
      started.add(list)
      for (const [at, start] of known.starts) counts[at] = start - 1
    }
    for (let above = 0; above < level; above++)
      counts[above] ??= known.levels.get(above)?.start ?? 1
    counts[level] = (counts[level] ?? here.start - 1) + 1
    counts.length = level + 1
    if (here.format === 'bullet') return '•'
    if (here.format === 'none') return undefined
    const shown = here.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const format = here.legal ? 'decimal' : (known.levels.get(at)?.format ?? 'decimal')
      return formatNumber(counts[at] ?? known.levels.get(at)?.start ?? 1, format)
    })
    return shown.trim() === '' ? undefined : shown.trim()
  }
  return { next, ofStyle: (style) => styles.get(style) }
}

function readLevel(level: Element): Level {
  const style = value(child(level, 'pStyle'))
  const legal = child(level, 'isLgl')
  return {
    start: number(value(child(level, 'start')), 1),
    format: value(child(level, 'numFmt')) ?? 'decimal',
    text: value(child(level, 'lvlText')) ?? '',
    legal: legal !== undefined && value(legal) !== '0' && value(legal) !== 'false',
    ...(style === undefined ? {} : { style }),
  }
}

const latin = 'abcdefghijklmnopqrstuvwxyz'
const alphabets: Readonly<Record<string, string>> = {
  lowerLetter: latin,
  upperLetter: latin.toUpperCase(),
  arabicAlpha: 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي',
  arabicAbjad: 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ',
  hebrew2: 'אבגדהוזחטיכלמנסעפצקרשת',
}

/** One counter in one of Word's formats; decimal digits for formats we don't know (17.18.59). */
export function formatNumber(count: number, format: string): string {
  const alphabet = alphabets[format]
  if (count < 1 || count > 9999) return String(count)
  if (alphabet !== undefined) {
    // Word repeats the letter: z, aa, bb.
    const letter = alphabet[(count - 1) % alphabet.length] ?? ''
    return letter.repeat(Math.min(20, Math.floor((count - 1) / alphabet.length) + 1))
  }
  if (format === 'upperRoman') return roman(count)
  if (format === 'lowerRoman') return roman(count).toLowerCase()
  if (format === 'hebrew1') return hebrew(count)
  if (format === 'decimalZero') return String(count).padStart(2, '0')
  return String(count)
}

function roman(count: number): string {
  const steps: readonly [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let left = count
  let text = ''
  for (const [size, letters] of steps) for (; left >= size; left -= size) text += letters
  return text
}

/** Hebrew numerals below 1,000; 15 and 16 are written 9+6 and 9+7. */
function hebrew(count: number): string {
  if (count > 999) return String(count)
  const hundreds = ['', 'ק', 'ר', 'ש', 'ת', 'תק', 'תר', 'תש', 'תת', 'תתק']
  const tens = ['', 'י', 'כ', 'ל', 'מ', 'נ', 'ס', 'ע', 'פ', 'צ']
  const ones = ['', 'א', 'ב', 'ג', 'ד', 'ה', 'ו', 'ז', 'ח', 'ט']
  const rest = count % 100
  const low =
    rest === 15
      ? 'טו'
      : rest === 16
        ? 'טז'
        : `${tens[Math.floor(rest / 10)] ?? ''}${ones[rest % 10] ?? ''}`
  return `${hundreds[Math.floor(count / 100)] ?? ''}${low}`
}
