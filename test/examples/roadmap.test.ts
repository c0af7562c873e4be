// The roadmap of June 2024: what must be derivable from the record, and what must not.
import { describe, expect, it } from 'vitest'
import { openProcess, readQuery, status, type StatusReport } from '../../src/process/index.ts'
import { openExample, statusOf } from './folder.ts'

const name = 'roadmap-2024'
const handed = 'handed-over-2024-05-30'
const announced = 'announced-2024-05-31'
const may = 'draft-2024-05-06'

const awaited = (report: StatusReport) =>
  report.awaited.map((one) => [one.kind, one.from, one.version])

describe('3 June 2024', () => {
  const report = statusOf(name, '2024-06-03')

  it('RM-1: no agreement is in force, and nothing is owed', () => {
    expect(report.inForce).toBeNull()
    expect(report.situation).toBeNull()
  })

  it('RM-2: the text was handed over by Qatar to Hamas and is not published', () => {
    const version = report.versions.find((one) => one.version === handed)
    expect(version).toMatchObject({ known: 'exists, not published', files: [] })
    expect(version?.handed.map((one) => [one.by, one.to, one.receipt])).toEqual([
      ['Qatar', 'Hamas', 'not stated'],
    ])
  })

  it('RM-3: the terms were announced by the United States as a proposal of Israel', () => {
    const version = report.versions.find((one) => one.version === announced)
    expect(version).toMatchObject({ known: 'announced', author: null })
    expect(version?.authorship.map((one) => [one.by, one.of, one.says])).toEqual([
      ['United States', 'Israel', 'as reported'],
    ])
  })

  it('RM-4: whether the two contents agree is disputed, by those who had spoken by then', () => {
    const said = (asOf: string) =>
      statusOf(name, '2024-06-03', { asOf })
        .labelDisputes.find((one) => one.versions.includes(handed))
        ?.said.map((one) => [one.by, one.says])
    expect(said('2024-06-03')).toEqual([
      ["Spokesman of Israel's government", 'partly'],
      ['Unnamed Israeli official (3 June)', 'different'],
      ['United States', 'same'],
    ])
    expect(said('2024-06-02')).toEqual([])
    const dispute = report.labelDisputes.find((one) => one.versions.includes(handed))
    expect(dispute?.state).toBe('disputed')
  })

  it('RM-5: awaited: an answer of Hamas to what was handed over, a confirmation by Israel', () => {
    expect(awaited(report)).toEqual([
      ['answer', 'Hamas', handed],
      ['condition', 'Israel', announced],
    ])
    expect(report.awaited[1]).toMatchObject({ by: 'Hamas', entries: ['j4'] })
    expect(awaited(statusOf(name, '2024-06-03', { asOf: '2024-06-03' }))).toEqual(awaited(report))
  })

  it('RM-6: said: the onus is on Hamas, in three voices, and on 6 May on Israel, in the same way', () => {
    expect(report.said.map((one) => [one.entry, one.speaker, one.on, one.manner])).toEqual([
      ['j0b', 'Unnamed Hamas official (6 May)', 'Israel', 'quoted'],
      ['j5-onus', 'Antony Blinken', 'Hamas', 'paraphrased'],
      ['a03', 'The article', 'Hamas', 'headline'],
      ['a08', 'Antony Blinken', 'Hamas', 'paraphrased'],
      ['a25', 'The article', 'Hamas', 'own voice'],
    ])
    expect(report.said.filter((one) => one.dated).map((one) => one.entry)).toEqual([
      'j0b',
      'j5-onus',
    ])
  })

  it("RM-7: Israel's acceptance is known only as the United States report it", () => {
    const ofIsrael = report.positions.filter(
      (one) => one.of === 'Israel' && (one.stance === 'accept' || one.stance === 'accept if'),
    )
    expect(ofIsrael.map((one) => [one.by, one.voice, one.basis, one.standing])).toEqual([
      ['United States', 'reported', 'assessed', false],
    ])
  })

  it('RM-8: that Hamas accepts is derivable of the text of 6 May and of nothing else', () => {
    const accepts = report.positions.filter((one) => one.of === 'Hamas' && one.stance === 'accept')
    expect(accepts.map((one) => one.version)).toEqual([may])
    expect(report.answered.map((one) => [one.from, one.version, one.stance])).toEqual([
      ['Hamas', may, 'accept'],
    ])
  })

  it('RM-9: the undated sentences of the article close and reopen nothing', () => {
    const process = openExample(name)
    const lines = (process.files.record?.text ?? '').split('\n')
    const kept = lines.filter((one) => !one.startsWith('{"id": "a44"') && !/"id": "a46"/.test(one))
    expect(kept.length).toBe(lines.length - 2)
    const without = openProcess({
      ...process.files,
      record: { file: 'record.jsonl', text: kept.join('\n') },
    })
    expect(without.record.entries.length).toBe(process.record.entries.length - 2)
    const { query } = readQuery({ at: '2024-06-03' }, process.charter.zone, [], [])
    if (!query) throw new Error('no query')
    for (const part of ['awaited', 'answered'] as const)
      expect(status(without, query)[part]).toEqual(report[part])
    const undated = report.positions.filter((one) => !one.dated)
    expect(undated.map((one) => [one.entry, one.standing])).toEqual([
      ['a44', false],
      ['a46', false],
    ])
  })

  it('RM-10: one handover has no stated version; the article does not say which', () => {
    expect(report.unresolvedHandings.map((one) => [one.entry, one.by, one.to, one.dated])).toEqual([
      ['a31', 'Qatar', 'Hamas', false],
    ])
  })

  it('RM-11: five endorsers by name and one group without members; Egypt also mediates', () => {
    const endorsements = report.entries.flatMap((one) =>
      one.kind === 'endorsement' && one.body.by !== 'Joe Biden' ? [one] : [],
    )
    expect(endorsements.map((one) => [one.body.by, one.body.group ?? false])).toEqual([
      ['European Commission', false],
      ['United Kingdom', false],
      ['Germany', false],
      ['France', false],
      ['Egypt', false],
      ['Other Arab governments', true],
    ])
    expect(endorsements[0]?.sources.length).toBe(2)
    const egypt = report.actors.find((one) => one.actor === 'Egypt')
    expect(egypt?.roles.map((one) => one.role)).toEqual(['mediator', 'actor'])
  })

  it('RM-12: a conditional about Israel is asserted by Kirby, not by Israel', () => {
    const said = report.entries.find((one) => one.id === 'j6')
    expect(said?.kind === 'statement' ? said.body : null).toMatchObject({
      by: 'John Kirby',
      of: 'Israel',
      act: 'state expectation',
      if: 'Hamas agrees',
      manner: 'quoted',
    })
  })

  it('RM-13: calm at the border and return are expected effects that nobody owes', () => {
    const effects = report.entries.flatMap((one) =>
      one.kind === 'aim' && one.body.effect === true ? [one.id] : [],
    )
    expect(effects).toEqual(['a29', 'a30'])
    const text = report.texts.find((one) => one.version === announced)?.agreement
    expect(text?.aims.filter((one) => one.kind === 'expected-effect').length).toBe(2)
    expect(text?.clauses.some((one) => /Lebanon|border/.test(JSON.stringify(one)))).toBe(false)
  })

  it('RM-14: members of the war cabinet, one of them until 9 June', () => {
    const member = (who: string, asOf: string) =>
      statusOf(name, '2024-06-03', { asOf })
        .actors.find((one) => one.actor === who)
        ?.memberOf.map((one) => [one.body, one.to])
    const cabinet = 'War cabinet of Israel'
    expect(member('Benny Gantz', '2024-06-04')).toEqual([[cabinet, null]])
    expect(member('Benny Gantz', '2024-06-10')).toEqual([[cabinet, '2024-06-09']])
    expect(member('Yoav Gallant', '2024-06-10')).toEqual([[cabinet, null]])
    const body = report.actors.find((one) => one.actor === cabinet)
    expect(body?.roles.map((one) => one.role)).toEqual(['deciding body'])
  })

  it('RM-15: as known on 3 June nothing of the days after exists', () => {
    const later = statusOf(name, '2024-06-12', { asOf: '2024-06-03' }).entries.map((one) => one.id)
    for (const id of ['j10', 'j11', 'j12', 'a01']) expect(later).not.toContain(id)
  })
})

describe('6 and 7 May 2024', () => {
  const known = statusOf(name, '2024-05-07', { asOf: '2024-05-07' })
  const later = statusOf(name, '2024-05-07', { asOf: '2024-05-22' })

  it('RM-16: Hamas says that it accepts the text of 6 May, Israel that it is far from its requirements', () => {
    expect(
      known.positions.map((one) => [one.of, one.version, one.stance, one.manner, one.words]),
    ).toEqual([
      ['Hamas', may, 'accept', 'paraphrased', 'accepts the text carried by Egypt and Qatar'],
      ['Israel', may, 'not accepted', 'quoted', "far from Israel's necessary requirements"],
    ])
    expect(known.said.map((one) => [one.on, one.words])).toEqual([
      ['Israel', "the ball is now in Israel's court"],
    ])
  })

  it('RM-17: as known on 22 May one thing is added: two contents under one label', () => {
    const ids = (one: StatusReport) => one.entries.map((entry) => entry.id)
    expect(ids(later).filter((id) => !ids(known).includes(id))).toEqual([
      'v-believed-sent-2024-05-06',
    ])
    expect(known.labelDisputes).toEqual([])
    expect(later.labelDisputes.map((one) => one.versions)).toEqual([
      [may, 'believed-sent-2024-05-06'],
    ])
    for (const part of ['awaited', 'answered', 'said', 'positions'] as const)
      expect(later[part]).toEqual(known[part])
  })
})

describe('7 June 2024', () => {
  it('RM-18: a request for clarification waits for the author; where none is known, no one is bound', () => {
    const report = statusOf(name, '2024-06-07', { asOf: '2024-06-07' })
    const step = report.awaited.find((one) => one.kind === 'clarification')
    expect(step).toMatchObject({ from: null, version: handed, by: 'Hamas' })
    expect(step?.waitsFor.map((one) => [one.actor, one.by])).toEqual([['Israel', 'United States']])
    expect(step?.entries).toContain('j11')
  })

  it('RM-19: the rejection of 5 June stands until something reopens it', () => {
    const report = statusOf(name, '2024-06-05', { asOf: '2024-06-05' })
    expect(report.answered.map((one) => [one.version, one.stance])).toContainEqual([
      handed,
      'reject',
    ])
    expect(awaited(report)).toEqual([['condition', 'Israel', announced]])
  })
})

describe('the article', () => {
  const rows = openExample(name).record.entries.flatMap((entry) => {
    const found = /^Rows? ([\d, and]+)/.exec(entry.note ?? '')
    return found?.[1]?.match(/\d+/g)?.map((row) => ({ row: Number(row), entry })) ?? []
  })

  it('RM-21: each of its rows has an entry, but for the invitation to comment', () => {
    const all = [...new Set(rows.map((one) => one.row))].sort((a, b) => a - b)
    expect(all).toEqual(Array.from({ length: 56 }, (_, i) => i + 1))
  })

  it('RM-22: no entry of the article is dated; all are known from 4 June', () => {
    for (const { entry } of rows) {
      expect(entry.dated, entry.id).toBe(false)
      expect(entry.stated, entry.id).toBe('2024-06-03/2024-06-04')
    }
    const seen = (asOf: string) =>
      statusOf(name, '2024-06-05', { asOf }).entries.some((one) => one.id === 'a08')
    expect([seen('2024-06-03'), seen('2024-06-04')]).toEqual([false, true])
  })
})

describe('the terms as announced', () => {
  it('RM-20: what the words leave open is said, each at its line, "as announced"', () => {
    const remarks = openExample(name)
      .versions.find((one) => one.version === announced)
      ?.diagnostics.map((one) => [one.code, one.about, one.data['known']])
    expect(remarks).toEqual([
      ['T503', 'Populated Areas', 'announced'],
      ['T541', 'hostages', 'announced'],
      ['T501', '1.2', 'announced'],
      ['T504', '1.2', 'announced'],
      ['T539', '1.2', 'announced'],
      ['T544', '1.3', 'announced'],
      ['T540', '1.8', 'announced'],
      ['T505', 'Phase Two', 'announced'],
    ])
  })
})
