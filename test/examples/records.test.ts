// Every example folder by itself: it reads without a remark, everything it names exists, everything it
// says has a source, and no private person is named.
import { describe, expect, it } from 'vitest'
import { readGeoJson } from '../../src/formats/index.ts'
import { referencesOf, writeEntry, readRecord } from '../../src/record/index.ts'
import { exampleNames, fileText, openExample } from './folder.ts'

const real = exampleNames.filter((name) => name !== 'invented')

it('lists the examples, an invented one and the real ones', () => {
  expect(exampleNames).toEqual([
    'dayton-1a',
    'gaza-2023-11',
    'gaza-2025-01',
    'gaza-drafts-2024',
    'invented',
    'minsk-ii',
    'roadmap-2024',
    'stockholm-2018',
  ])
})

describe.each(exampleNames)('%s', (name) => {
  const process = openExample(name)
  const { entries } = process.record

  it('reads without a remark on charter, record or references', () => {
    expect(process.diagnostics).toEqual([])
    expect(process.record.unread).toEqual([])
    expect(entries.length).toBeGreaterThan(10)
  })

  it('has texts without errors', () => {
    expect(process.versions.length).toBeGreaterThan(0)
    for (const version of process.versions)
      expect(version.diagnostics.filter((one) => one.severity === 'error')).toEqual([])
  })

  it('names only actors that it declares, with a role', () => {
    const declared = new Set([
      ...process.versions.flatMap((one) => one.agreement.actors.map((actor) => actor.id)),
      ...entries.flatMap((one) => (one.kind === 'actor' ? [one.body.actor] : [])),
    ])
    const named = entries.flatMap((one) =>
      referencesOf(one).flatMap((to) => (to.noun === 'actor' ? [to.value] : [])),
    )
    expect(named.filter((one) => !declared.has(one))).toEqual([])
    for (const one of entries)
      if (one.kind === 'actor') expect(one.body.roles.length, one.id).toBeGreaterThan(0)
  })

  it('has a source for every entry', () => {
    for (const entry of entries) {
      expect(entry.sources.length, entry.id).toBeGreaterThan(0)
      for (const source of entry.sources)
        expect(source.publisher ?? source.title, entry.id).toBeTruthy()
    }
  })

  it('is written back to the entries that were read', () => {
    const text = entries.map((one) => writeEntry(one)).join('\n')
    const again = readRecord('record.jsonl', text, process.charter.zone)
    expect(again.diagnostics).toEqual([])
    expect(again.entries.map((one) => writeEntry(one))).toEqual(entries.map((one) => writeEntry(one)))
  })

  it('says in its README what is fact, illustration, not verified', () => {
    const readme = fileText(name, 'README.md') ?? ''
    expect(readme).toMatch(
      name === 'invented' ? /Everything here is invented/ : /[Ff]act[^]*[Ii]llustration[^]*[Nn]ot verified/,
    )
    expect(process.charter.kind).toBe(name === 'invented' ? 'invented' : 'real')
  })
})

describe.each(real)('%s, a real record', (name) => {
  const { entries } = openExample(name).record

  it('holds public facts only', () => {
    expect(entries.filter((one) => one.channel !== 'public').map((one) => one.id)).toEqual([])
  })

  it('has no entry that says what another entry already says', () => {
    const bodies = entries.map((one) => `${one.kind} ${one.happened} ${JSON.stringify(one.body)}`)
    expect(bodies.filter((one, i) => bodies.indexOf(one) !== i)).toEqual([])
  })

  it('was known no earlier than it happened', () => {
    for (const one of entries)
      if (one.dated && one.recorded !== null)
        expect(one.recorded, one.id).toBeGreaterThanOrEqual(one.window.from)
  })
})

describe('maps', () => {
  it('lie in the folder wherever a text names one, and read without a problem', () => {
    const named = exampleNames.flatMap((name) =>
      openExample(name).versions.flatMap((version) =>
        version.agreement.zones.flatMap((zone) => (zone.map === undefined ? [] : [[name, zone.map]])),
      ),
    )
    expect(named.length).toBeGreaterThan(0)
    for (const [name = '', map = ''] of named) {
      const text = fileText(name, `zones/${map}`)
      expect(text, `${name}/${map}`).not.toBeNull()
      const { features, problems } = readGeoJson(text ?? '')
      expect(problems, map).toEqual([])
      expect(features.length, map).toBeGreaterThan(0)
    }
  })
})

/** Two or more words in capitals that are not a person: places, bodies, outlets, names of the texts. */
const known = [
  'White House',
  'Security Council',
  'Prime Minister',
  'Contact Group',
  'Special Envoy',
  'Red Cross',
  'Entry into Force',
  'Local Guard',
  'Ten Thai',
  'Five Thai',
  'Special Monitoring Mission',
  'Defence Minister',
  'United Nations',
  'Stockholm Agreement',
  'Ras Isa',
]

describe('persons', () => {
  it('names nobody but officials who spoke or acted as such', () => {
    const found = new Set<string>()
    for (const name of real) {
      const process = openExample(name)
      const declared = process.record.entries.flatMap((one) =>
        one.kind === 'actor' ? [one.body.actor] : [],
      )
      for (const entry of process.record.entries) {
        const said = [entry.note ?? '', ...strings(entry.body)].join(' \n ')
        for (const [match] of said.matchAll(/\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu))
          if (!declared.some((one) => one.includes(match) || match.includes(one))) found.add(match)
      }
    }
    const people = [...found].filter((one) => !known.some((other) => one.includes(other)))
    expect(people).toEqual([])
  })

  it('gives every person an office', () => {
    for (const name of real)
      for (const entry of openExample(name).record.entries)
        if (entry.kind === 'actor')
          for (const role of entry.body.roles)
            if (role.role === 'official') {
              expect(role.office, entry.id).toBeTruthy()
              expect(role.of, entry.id).toBeTruthy()
            }
  })
})

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(strings)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}
