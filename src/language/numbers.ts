// Numbers and months as people write them.

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
]
const words = new Map(small.map((word, n) => [word, n]))
for (const [i, word] of [
  'thirty',
  'forty',
  'fifty',
  'sixty',
  'seventy',
  'eighty',
  'ninety',
].entries())
  words.set(word, 30 + 10 * i)

/** Value of "7", "1,500" or "seven". @returns null for anything else */
export function numberOf(text: string): number | null {
  const low = text.toLowerCase()
  const known = words.get(low)
  if (known !== undefined) return known
  const [tens = '', ones = ''] = low.split('-')
  const [ten, one] = [words.get(tens), words.get(ones)]
  if (low.includes('-') && ten && one && ten >= 20 && ten % 10 === 0 && one < 10) return ten + one
  const first = low.charCodeAt(0)
  if (!(first >= 48 && first <= 57)) return null
  if (/^\d{1,3}(,\d{3})+$/.test(low)) return Number(low.replaceAll(',', ''))
  return /^\d{1,9}$/.test(low) ? Number(low) : null
}

const ordinals = new Map(
  [
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
  ].map((word, i) => [word, i + 1]),
)

/** Value of "2nd", "21st" or "second". */
export function ordinalOf(text: string): number | null {
  const low = text.toLowerCase()
  const known = ordinals.get(low)
  if (known !== undefined) return known
  const match = /^(\d{1,6})(st|nd|rd|th)$/.exec(low)
  return match ? Number(match[1]) : null
}

/** "1st", "2nd", "11th". */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13
  const end = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${end}`
}

export const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

/** "six weeks" reads better than "6 weeks" up to ten, but digits are what a table wants: digits. */
export function counted(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`
}
