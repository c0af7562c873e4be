// The drafts of 2024: what changed between two texts, what was said to be agreed, and by whom.
import { diff } from '../../src/language/index.ts'
import type { Agreement } from '../../src/model/index.ts'
import { ofKind } from '../../src/record/index.ts'
import { assertion, example, expect } from './case.ts'

const texts = (): Record<'d2' | 'd3' | 'd9', Agreement> => {
  const { versions } = example('gaza-drafts-2024')
  const of = (version: string) => {
    const found = versions.find((one) => one.version === version)
    if (!found)
      throw new Error(
        `no version ${version} among ${versions.map((one) => one.version).join(', ')}`,
      )
    return found.agreement
  }
  return {
    d2: of('draft-2024-04-26'),
    d3: of('draft-2024-05-06'),
    d9: of('agreement-2025-01-15'),
  }
}
/** What changed in meaning, "from → to" by path; provenance of the words left out. */
function changes(before: Agreement, after: Agreement): Record<string, string> {
  return Object.fromEntries(
    diff(before, after)
      .filter((one) => one.of !== 'header' && one.of !== 'anchor')
      .map((one) => [`${one.id} ${one.field}`.trim(), `${one.from} → ${one.to}`]),
  )
}
const first = () => changes(texts().d2, texts().d3)
const second = () => changes(texts().d3, texts().d9)

assertion('DRA-01', () => expect(first()['Phase One length.n']).toBe('40 → 42'))
assertion('DRA-02', () => {
  expect(first()['1.1 act.quantity.n']).toBe('8 → 10')
  expect(first()['1.2 act.quantity.n']).toBe('10 → 12')
})
assertion('DRA-03', () => {
  expect(first()['1.3 due.limit.n']).toBe('7 → 3')
  expect(first()['1.3 condition']).toBe(
    'the Release of the Women has happened → the Release of Three has happened',
  )
})
assertion('DRA-04', () => {
  expect(first()['civilians, ratio gives.1.n.n']).toBe('20 → 30')
  expect(first()['female soldiers, ratio gives.1.n.n']).toBe('40 → 50')
})
assertion('DRA-05', () => {
  expect(first()['1.4 due.period.n']).toBe('3 → 7')
  // Three persons each time, in both.
  expect(Object.keys(first())).not.toContain('1.4 act.quantity.n')
})
assertion('DRA-06', () => {
  expect(second()['1.3 due.limit.n']).toBe('3 → 7')
  expect(second()['1.3 condition']).toBe(
    'the Release of Three has happened → the Release of Seven has happened',
  )
})
assertion('DRA-07', () => {
  expect(
    Object.keys(second()).filter((key) => /length|gives|act.quantity.n|1\.[12] /.test(key)),
  ).toEqual([])
})
assertion('DRA-08', () => {
  const said = ofKind(example('gaza-drafts-2024').record.entries, 'statement').find(
    (one) => one.body.share,
  )
  expect(said?.body).toMatchObject({ by: 'Unnamed US official', share: { agreed: 14, of: 18 } })
  expect(said?.window && said.happened).toBe('2024-09-04')
})
assertion('DRA-09', () => {
  const { record } = example('gaza-drafts-2024')
  const loose = ofKind(record.entries, 'statement').filter(
    (one) => one.body.about && 'topic' in one.body.about && one.body.about.topic === 'the deal',
  )
  expect(loose.map((one) => one.body.by)).toEqual(['United States', 'Hamas'])
  for (const one of loose) expect(one.body.about && 'version' in one.body.about).toBe(false)
})
