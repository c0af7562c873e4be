// The drafts of 2024: what changed between two texts, what was said to be agreed, and by whom.
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
const length = (text: Agreement) => text.phases[0]?.length
const words = (text: Agreement, id: string) => {
  const clause = text.clauses.find((one) => one.id === id)
  return clause && 'act' in clause ? clause.act.words : ''
}
const hours = (text: Agreement) =>
  ['1.1', '1.2'].map((id) => Number(/(\d+) hours/.exec(words(text, id))?.[1]))
const road = (text: Agreement) => {
  const clause = text.clauses.find((one) => one.id === '1.3')
  const due = clause?.kind === 'duty' ? clause.due : undefined
  const day = due?.kind === 'by' && due.limit.kind === 'day' ? due.limit.n : null
  const condition = clause?.condition?.kind === 'event' ? clause.condition.event : null
  return [day, condition]
}
const keys = (text: Agreement) =>
  text.keys.map((one) => [
    one.forClass,
    one.gives.map((part) => (part.n.kind === 'exact' ? part.n.n : null)),
  ])
const rhythm = (text: Agreement) => {
  const clause = text.clauses.find((one) => one.id === '1.4')
  if (clause?.kind !== 'duty' || clause.due.kind !== 'every') return null
  const n = clause.act.quantity?.kind === 'exact' ? clause.act.quantity.n : null
  return [n, clause.due.period]
}

assertion('DRA-01', () => {
  const { d2, d3 } = texts()
  expect(length(d2)).toEqual({ n: 40, unit: 'day' })
  expect(length(d3)).toEqual({ n: 42, unit: 'day' })
})
assertion('DRA-02', () => {
  const { d2, d3 } = texts()
  expect(hours(d2)).toEqual([8, 10])
  expect(hours(d3)).toEqual([10, 12])
})
assertion('DRA-03', () => {
  const { d2, d3 } = texts()
  expect(road(d2)).toEqual([7, 'Release of the Women'])
  expect(road(d3)).toEqual([3, 'Release of Three'])
})
assertion('DRA-04', () => {
  const { d2, d3 } = texts()
  expect(keys(d2)).toEqual([
    ['civilians', [20]],
    ['female soldiers', [40]],
  ])
  expect(keys(d3)).toEqual([
    ['civilians', [30]],
    ['female soldiers', [50]],
  ])
})
assertion('DRA-05', () => {
  const { d2, d3 } = texts()
  expect(rhythm(d2)).toEqual([3, { n: 3, unit: 'day' }])
  expect(rhythm(d3)).toEqual([3, { n: 7, unit: 'day' }])
})
assertion('DRA-06', () => {
  const { d3, d9 } = texts()
  expect(road(d3)).toEqual([3, 'Release of Three'])
  expect(road(d9)).toEqual([7, 'Release of Seven'])
})
assertion('DRA-07', () => {
  const { d3, d9 } = texts()
  expect(length(d9)).toEqual(length(d3))
  expect(keys(d9)).toEqual(keys(d3))
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
