// Lists: versions and commitments, objections, imported rows, and what the public may see.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  checkExport,
  checkVersion,
  commit,
  compareVersions,
  entryStates,
  importRows,
  listText,
  publicCounts,
  spellingKeys,
  type Cell,
  type ListAct,
  type ListVersion,
  type PersonFact,
} from '../../src/exchange/index.ts'
import { golden } from '../golden.ts'
import { Coverage, fc, options } from '../laws.ts'
import { counts, findings } from './show.ts'

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const salt = '00112233445566778899aabbccddeeff'

const cell = (one: Cell): string =>
  one.kind === 'few'
    ? `fewer than ${one.below}`
    : one.kind === 'withheld'
      ? 'not shown'
      : `${one.n}${one.kind === 'agreed' ? ' as agreed' : ''}`

golden('exchange/lists', (input, label) => {
  const lines = input.split('\n')
  const line = (word: string) =>
    lines.find((one) => one.startsWith(`${word} `))?.slice(word.length + 1) ?? ''
  if (label === 'import') {
    const places = line('columns').split(' ')
    const columns = { class: 0 } as Record<string, number> & { class: number }
    for (let i = 0; i + 1 < places.length; i += 2) columns[places[i]!] = Number(places[i + 1])
    const rows = lines.slice(3).map((one) => one.split('|').map((part) => part.trim()))
    const result = importRows({
      rows,
      columns,
      classes: line('classes').split(', '),
      phase: { first: 1, last: 42 },
      ids: rows.map((_, k) => `k${k}`),
    })
    return [
      ...result.entries.map(
        (one) =>
          `row ${one.row}: ${one.id} ${one.class}${one.earliest === undefined ? '' : ` from day ${one.earliest}`}`,
      ),
      `counts ${counts(result.counts)}; ${result.sealed.length} sealed`,
      findings(result.findings),
    ].join('\n')
  }
  const agreed: Record<string, number> = {}
  for (const one of line('agreed').split(', ')) {
    const [id, n] = one.split(' ')
    agreed[id!] = Number(n)
  }
  const steps = line('steps').split(' ')
  const facts: PersonFact[] = []
  const informed = new Map<string, number>()
  for (const one of lines) {
    const [word, person = '', a = '', kind = '', day] = one.split(' ')
    if (word === 'fact')
      facts.push({ person, class: a, kind: kind as PersonFact['kind'], day: Number(day) })
    if (word === 'informed') informed.set(person, Number(a))
  }
  const shown = publicCounts(facts, informed, {
    at: Number(label.split(' ')[1]),
    counter: line('counter'),
    agreed,
    ...(steps[0] === '' ? {} : { agreedSteps: { [steps[0]!]: steps.slice(1).map(Number) } }),
  })
  return [
    ...shown.rows.map(
      (row) =>
        `${row.class}: received ${cell(row.received)} of ${row.agreed}, died ${cell(row.died)}, remains ${cell(row.remains)}`,
    ),
    `received in all ${cell(shown.received)}; counted by ${shown.counter}, last moved ${shown.changed === undefined ? 'never' : `on day ${shown.changed}`}`,
  ].join('\n')
})

const version: ListVersion = {
  list: 'first batch',
  version: 1,
  by: 0,
  counts: { women: 2, men: 1 },
  entries: [
    { id: 'k1', class: 'women' },
    { id: 'k2', class: 'women' },
    { id: 'k3', class: 'men' },
  ],
}

describe('versions', () => {
  test('the committed text is plain, ordered and has no more than ids, classes and counts', () => {
    expect(listText(version, salt)).toBe(
      [
        `["truce/list@1","${salt}"]`,
        '["first batch",1,0]',
        '["men",1]',
        '["women",2]',
        '["entry","k1","women"]',
        '["entry","k2","women"]',
        '["entry","k3","men"]',
        '',
      ].join('\n'),
    )
    const turned = { ...version, entries: version.entries!.toReversed() }
    expect(commit(turned, salt, sha256)).toBe(commit(version, salt, sha256))
  })

  test('the commitment is SHA-256 of the text in UTF-8, whatever the letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (list) => {
        const one = { ...version, list }
        const other = createHash('sha256').update(listText(one, salt), 'utf8').digest('hex')
        expect(commit(one, salt, sha256)).toBe(other)
      }),
      options(500),
    )
  })

  test('any change of a version changes the commitment', () => {
    const met = new Coverage('commitment', [
      'entry',
      'class',
      'count',
      'version',
      'salt',
      'envelope',
    ])
    const was = commit(version, salt, sha256)
    const changed: [string, ListVersion, string][] = [
      ['entry', { ...version, entries: version.entries!.slice(1) }, salt],
      [
        'class',
        { ...version, entries: [{ id: 'k1', class: 'men' }, ...version.entries!.slice(1)] },
        salt,
      ],
      ['count', { ...version, counts: { women: 3, men: 1 } }, salt],
      ['version', { ...version, version: 2 }, salt],
      ['salt', version, `${salt}00`],
      ['envelope', { ...version, envelope: '17' }, salt],
    ]
    for (const [name, one, own] of changed) {
      expect(commit(one, own, sha256)).not.toBe(was)
      met.hit(name)
    }
    met.check()
    expect(() => commit(version, 'short', sha256)).toThrow('at least 32 hex digits')
  })

  test('counts and an envelope number are enough', () => {
    const { list, by, counts: own } = version
    const bare = { list, version: 1, by, counts: own }
    expect(checkVersion({ ...bare, envelope: '17' }, ['women', 'men'])).toEqual([])
    expect(checkVersion(bare, ['women', 'men']).map((one) => one.code)).toEqual([
      'envelope-missing',
    ])
  })

  test('what is wrong with a version is said', () => {
    const wrong: ListVersion = {
      ...version,
      version: 3,
      counts: { women: -2, ghosts: 1, men: 1.5 },
      entries: [...version.entries!, { id: 'k1', class: 'men' }],
    }
    expect(new Set(checkVersion(wrong, ['women', 'men'], version).map((one) => one.code))).toEqual(
      new Set([
        'negative-count',
        'class-unknown-to-key',
        'whole-number-expected',
        'person-twice',
        'count-differs-from-entries',
        'version-not-next',
      ]),
    )
  })

  test('two versions compared', () => {
    const next: ListVersion = {
      ...version,
      version: 2,
      entries: [
        { id: 'k2', class: 'men' },
        { id: 'k3', class: 'men' },
        { id: 'k4', class: 'women' },
      ],
    }
    expect(compareVersions(version, next)).toEqual({
      added: ['k4'],
      removed: ['k1'],
      reclassified: [{ id: 'k2', was: 'women', is: 'men' }],
    })
  })

  test('silence is no acknowledgement; an objection stands until withdrawn', () => {
    const acts: ListAct[] = [
      { by: 1, version: 1, entry: 'e1', kind: 'objected', id: 'k2', ground: 'class' },
      { by: 1, version: 1, entry: 'e2', kind: 'acknowledged' },
      { by: 0, version: 1, entry: 'e3', kind: 'objected', id: 'k3', ground: 'identity' },
      { by: 1, version: 2, entry: 'e4', kind: 'objected', id: 'k1', ground: 'identity' },
    ]
    expect(entryStates(version, []).every((one) => one.state === 'listed')).toBe(true)
    expect(entryStates(version, acts).map((one) => [one.id, one.state, one.since])).toEqual([
      ['k1', 'confirmed', 'e2'],
      ['k2', 'objected', 'e1'],
      ['k3', 'confirmed', 'e2'],
    ])
    const after = entryStates(version, [
      ...acts,
      { by: 1, version: 1, entry: 'e5', kind: 'objection-withdrawn', id: 'k2' },
    ])
    expect(after[1]).toEqual({ id: 'k2', class: 'women', state: 'confirmed', since: 'e2' })
  })

  test('more than 20 names need two persons', () => {
    expect(checkExport(20, ['a'])).toEqual([])
    expect(checkExport(21, ['a', 'a']).map((one) => one.code)).toEqual(['export-needs-two'])
    expect(checkExport(21, ['a', 'b'])).toEqual([])
    expect(checkExport(1, []).map((one) => one.code)).toEqual(['export-needs-two'])
  })
})

describe('names', () => {
  const same = (one: string, two: string) =>
    spellingKeys(one).some((key) => spellingKeys(two).includes(key))

  test('spellings of one name fall together', () => {
    for (const [one, two] of [
      ['Mohammed Haddad', 'Muhamad al-Hadad'],
      ['Mohammed', 'محمد'],
      ['Mohammed', 'מוחמד'],
      ['Khaled Yusuf', 'خالد يوسف'],
      ['Sarah Levi', 'שרה לוי'],
      ['Abd al-Rahman Nasser', 'Abdulrahman Nasir'],
      ['Levi Sarah', 'Sarah Levi'],
    ] as const)
      expect([one, two, same(one, two)]).toEqual([one, two, true])
  })

  test('different names do not', () => {
    for (const [one, two] of [
      ['Mohammed Haddad', 'Ahmed Mansour'],
      ['Sarah Levi', 'Ruth Cohen'],
      ['Khaled Yusuf', 'Samir Nasser'],
    ] as const)
      expect([one, two, same(one, two)]).toEqual([one, two, false])
  })

  test('a canary name is with its holder and nowhere else', () => {
    const met = new Coverage('canary', ['read', 'double', 'spelling', 'bad class', 'bad day'])
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            name: fc.constantFrom('Kanary Xylof', 'KANARY  XYLOF', 'Kanari Xylof', 'Other Body'),
            class: fc.constantFrom('women', 'Kanary Xylof', 'men'),
            born: fc.constantFrom('', '1970', 'Kanary Xylof'),
            earliest: fc.constantFrom('', '3', '99', 'Kanary Xylof'),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        (rows) => {
          const { sealed, ...rest } = importRows({
            rows: rows.map((one) => [one.name, one.class, one.born, one.earliest]),
            columns: { name: 0, class: 1, born: 2, earliest: 3 },
            classes: ['women', 'men'],
            phase: { first: 1, last: 42 },
            ids: rows.map((_, k) => `k${k}`),
          })
          expect(JSON.stringify(rest).toLowerCase()).not.toMatch(/kanar|xylof/)
          if (sealed.some((one) => /xylof/i.test(one.name))) met.hit('read')
          for (const { code } of rest.findings) {
            if (code === 'row-twice') met.hit('double')
            if (code === 'same-name-other-spelling') met.hit('spelling')
            if (code === 'class-unknown-to-key') met.hit('bad class')
            if (code === 'whole-number-expected') met.hit('bad day')
          }
        },
      ),
      options(1_000),
    )
    met.check()
  })
})

test('what families do not know yet changes not one byte of what the public sees', () => {
  const met = new Coverage('families first', ['hidden', 'shown later', 'few', 'withheld', 'agreed'])
  const fact = fc.record({
    person: fc.integer({ min: 1, max: 24 }).map((n) => `p${n}`),
    class: fc.constantFrom('women', 'men'),
    day: fc.integer({ min: 1, max: 6 }),
    kind: fc.constantFrom<PersonFact['kind']>(
      'received',
      'received',
      'received',
      'received',
      'died',
      'remains-received',
      'identified',
      'misidentified',
    ),
  })
  fc.assert(
    fc.property(
      fc.array(fact, { maxLength: 50, size: 'max' }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 9 })), {
        maxLength: 8,
      }),
      fc.array(fact, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 8 }),
      (facts, told, secret, at) => {
        const informed = new Map(told.map(([n, day]) => [`p${n}`, day]))
        const hidden = secret.filter(
          (one) => one.kind !== 'received' && (informed.get(one.person) ?? Infinity) > at,
        )
        const asked = {
          at,
          counter: 'desk',
          agreed: { women: 7, men: 9 },
          agreedSteps: { women: [3] },
        }
        const shown = publicCounts(facts, informed, asked)
        expect(JSON.stringify(publicCounts([...facts, ...hidden], informed, asked))).toBe(
          JSON.stringify(shown),
        )
        if (hidden.length > 0) met.hit('hidden')
        const kinds = shown.rows.flatMap((row) => [row.received, row.died, row.remains])
        for (const one of kinds) {
          if (one.kind !== 'count') met.hit(one.kind)
          else expect(one.n === 0 || one.n >= 5).toBe(true)
        }
        const laterOn = { ...asked, at: 20 }
        const all = new Map(hidden.map((one) => [one.person, 20]))
        const later = publicCounts([...facts, ...hidden], new Map([...informed, ...all]), laterOn)
        if (hidden.some((one) => one.kind === 'died')) {
          expect(later.changed).toBe(20)
          met.hit('shown later')
        }
      },
    ),
    options(2_000),
  )
  met.check()
})
