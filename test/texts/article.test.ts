// The article of June 2024 through the desk, where TRUCE_DATA has it, and a generated article of the same
// making always: the entries, the fingers it takes, and what may and may not be derived.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { corrected, readRecord, type Entry } from '../../src/record/index.ts'
import { onusSaid, positionsIn } from '../../src/talks/index.ts'
import { makeHome, post, type Home } from './home.ts'
import { dataFile } from './tools.ts'
import { generatedArticle, tupleOf } from './generate.ts'
import { walk, type Plan, type Walked } from './walk.ts'

let home: Home
afterEach(() => home.remove())

async function through(
  text: string,
  plan: Plan,
): Promise<{ walked: Walked; made: readonly Entry[] }> {
  const sent = await post(home.app, '/p/talks/texts/', {
    title: 'The article',
    text,
    by: 'A',
    narrator: 'The article',
    topic: 'the proposal',
    published: '2024-06-03/2024-06-04',
    language: 'en',
    rights: 'quotations only',
  })
  const path = `/p/talks/texts/${sent.headers.get('location')?.slice(2) ?? ''}`
  const before = new Set(home.record().split('\n'))
  const walked = await walk(home.app, path, text, plan)
  const { entries } = readRecord(
    'record.jsonl',
    home
      .record()
      .split('\n')
      .filter((line) => !before.has(line))
      .join('\n'),
    'UTC',
  )
  return { walked, made: corrected(entries).standing }
}

/** The entries of the shipped example that tell of an act of somebody: asserted, no comment, no content. */
const asserted =
  'a01 a02 a03 a05 a08 a09 a10 a15 a18 a19 a20 a21 a23 a24 a25 a26 a31 a32-ec a32-uk a32-de a32-fr a32-eg a33 a40 a41 a42 a43 a44 a45 a46 a47'.split(
    ' ',
  )

function exampleLines(): readonly string[] {
  const path = join(import.meta.dirname, '../../examples/roadmap-2024/record.jsonl')
  return readFileSync(path, 'utf8').trim().split('\n')
}

const article = dataFile('records/seed-article.txt')

test(
  article === null ? 'the article (not here: a generated one stands in)' : 'the article',
  async () => {
    if (article === null) {
      home = makeHome('status')
      const generated = generatedArticle(20240603, 31)
      const { walked, made } = await through(generated.text, { decide: generated.decide })
      expect(made.map(tupleOf).sort()).toEqual([...generated.wanted].sort())
      expect(walked.keys).toBeLessThanOrEqual(3 * generated.wanted.length)
      return
    }
    const lines = exampleLines()
    home = makeHome(
      'status',
      lines.filter((line) => line.includes('"kind": "actor"') && !line.includes('"corrects"')),
    )
    const example = readRecord('record.jsonl', lines.join('\n'), 'Asia/Jerusalem').entries
    const wanted = example.filter((one) => asserted.includes(one.id))
    expect(wanted).toHaveLength(31)
    // Aims, difficulties and the rest of the example's own lines from the article are no surprise.
    const tuples = new Set(example.filter((one) => /^a\d/.test(one.id)).map(tupleOf))
    const { walked, made } = await through(article.normalize('NFC').replaceAll('\r\n', '\n'), {
      decide: (offer, sentence) => {
        const is = (act: string, who: string) => offer['act'] === act && offer['who'] === who
        const edit = (fields: Record<string, string>) => ({
          act: offer['act'] ?? '',
          who: offer['who'] ?? '',
          fields,
        })
        // Whose words a heading gives, whose readiness is told of, whose words are passed on.
        if (is('assign onus', '') && offer['voice'] === 'headline')
          return edit({ of: 'Antony Blinken' })
        if (is('relay', 'Matthew Miller'))
          return edit({ to: '', of: 'Israel', relays: commended() })
        if (is('state', 'US officials')) return edit({ to: '', of: 'Israel' })
        const unwanted =
          (offer['act'] === 'commend' && sentence.includes('reiterated')) ||
          (offer['act'] === 'commit' && !sentence.includes('reflects'))
        return unwanted ? 'x' : 'a'
      },
    })
    const found = new Set(made.map(tupleOf))
    const missing = wanted
      .filter((one) => !found.has(tupleOf(one)))
      .map((one) => `${one.id} ${tupleOf(one)}`)
    console.log(
      `article: ${walked.keys} keys, ${walked.accepted} accepted, ${walked.edited} edited, ${walked.rejected} rejected; ${made.length} entries`,
    )
    expect(missing).toEqual([])
    expect([...found].filter((one) => !tuples.has(one))).toEqual([])
    expect(walked.keys).toBeLessThanOrEqual(90)
    // Never accepted; rejected and reconsidering, undated.
    const positions = positionsIn(made, 0)
    expect(
      positions.map((one) => [one.of, one.stance, one.voice, one.dated, one.standing]),
    ).toEqual([
      ['Hamas', 'reject', 'reported', false, false],
      ['Hamas', 'reconsidering', 'reported', false, false],
    ])
    // Three voices on whose turn it is.
    expect(onusSaid(made).map((one) => [one.speaker, one.on, one.manner])).toEqual([
      ['The article', 'Hamas', 'headline'],
      ['Antony Blinken', 'Hamas', 'paraphrased'],
      ['The article', 'Hamas', 'own voice'],
    ])
    const supporters = made.flatMap((one) => (one.kind === 'endorsement' ? [one.body.by] : []))
    expect(supporters.filter((one) => one !== 'Joe Biden').sort()).toEqual([
      'Egypt',
      'European Commission',
      'France',
      'Germany',
      'Other Arab governments',
      'United Kingdom',
    ])
    expect(
      made.flatMap((one) =>
        one.kind === 'statement' && one.body.if !== undefined ? [one.body] : [],
      ),
    ).toMatchObject([
      { by: 'John Kirby', if: 'Hamas agrees', promised: 'Israel will adhere to the proposal' },
    ])
    /** The entry that a desk officer reads off the page: what was commended, three lines above. */
    function commended(): string {
      const line = home
        .record()
        .split('\n')
        .find((one) => one.includes('"act":"commend"'))
      return String((JSON.parse(line ?? '{}') as { id?: string }).id)
    }
  },
)

test('generated articles come back as what they were made of', async () => {
  for (const seed of [1, 2]) {
    home = makeHome('status')
    const generated = generatedArticle(seed, 16)
    const { walked, made } = await through(generated.text, { decide: generated.decide })
    expect(made.map(tupleOf).sort()).toEqual([...generated.wanted].sort())
    expect(walked.edited).toBe(0)
    if (seed < 2) home.remove()
  }
})
