// One person, several spellings: names reduced to their consonants, in Latin, Arabic and Hebrew letters,
// so that a list can be searched for doubles. A match is a reason to look, never a finding of identity.

const letters: Readonly<Record<string, string>> = {
  // Vowels, semivowels and signs that transliterations treat freely become nothing.
  ...pairs('b b,p b,c k,q k,k k,g g,j g,d d,t t,f f,h h,x ks,l l,m m,n n,r r,s s,z z'),
  ...pairs('ب b,پ b,ت t,ط t,ث t,ج g,ح h,خ h,ه h,ة ,د d,ذ d,ض d,ظ z,ر r,ز z,س s,ص s,ش s'),
  ...pairs('غ g,ف f,ق k,ك k,ک k,ل l,م m,ن n,ع ,ا ,أ ,إ ,آ ,ى ,ي ,و ,ؤ ,ئ ,ء '),
  ...pairs('ב b,פ f,ף f,ג g,ד d,ה h,ח h,ט t,ת t,ז z,כ h,ך h,ק k,ל l,מ m,ם m,נ n,ן n,ס s,ש s'),
  ...pairs('צ s,ץ s,ר r,א ,ו ,י ,ע '),
}

/** Two Latin letters for one sound. */
const twins: readonly (readonly [string, string])[] = [
  ['kh', 'h'],
  ['ch', 'h'],
  ['gh', 'g'],
  ['sh', 's'],
  ['th', 't'],
  ['dh', 'd'],
  ['ph', 'f'],
  ['ck', 'k'],
  ['tz', 's'],
  ['ts', 's'],
]

/** Particles that are written, joined or left out at will. */
const particles = new Set([
  'al',
  'el',
  'ul',
  'bin',
  'ben',
  'ibn',
  'abu',
  'bint',
  'ال',
  'بن',
  'ابن',
  'أبو',
  'בן',
  'אבו',
])

function pairs(list: string): Record<string, string> {
  return Object.fromEntries(list.split(',').map((one) => one.split(' ') as [string, string]))
}

/** Consonants of each word, doubled ones once. */
function bones(word: string): string {
  let latin = word
  for (const [two, one] of twins) latin = latin.replaceAll(two, one)
  let found = ''
  for (const letter of latin) {
    const bone = letters[letter] ?? ''
    if (bone !== '' && !found.endsWith(bone)) found += bone
  }
  return found
}

/**
 * Keys under which spellings of one name fall together: the words in any order, and all consonants in a
 * row without the article. Empty for a name without any known letter.
 */
export function spellingKeys(name: string): readonly string[] {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !particles.has(word))
    .map((word) => (/^ال./u.test(word) ? word.slice(2) : word))
  const parts = words.map(bones).filter((one) => one !== '')
  if (parts.length === 0) return []
  const row = parts
    .join('')
    .replaceAll('l', '')
    .replace(/(.)\1+/g, '$1')
  return [`w:${parts.toSorted().join(' ')}`, ...(row.length >= 4 ? [`r:${row}`] : [])]
}
