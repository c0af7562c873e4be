// The table and the text are two faces of one thing: a row that is not touched writes the clause it came
// from, and whatever is done to a row, only lines between the fences change.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, print } from '../../src/language/index.ts'
import type { Agreement } from '../../src/model/index.ts'
import {
  addUnder,
  articlesOf,
  laidOut,
  moveClause,
  nextNumber,
  removeClause,
  renumber,
  replaceClause,
} from '../../src/web/fence.ts'
import { clauseOf, emptyRow, isTabular, rowOf, whens, type Tabular } from '../../src/web/rows.ts'
import { Coverage, fc, options } from '../laws.ts'

const examples = join(import.meta.dirname, '../../examples')
const texts = readdirSync(examples).flatMap((folder) =>
  readdirSync(join(examples, folder))
    .filter((name) => name.endsWith('.truce.md'))
    .map((name) => readFileSync(join(examples, folder, name), 'utf8')),
)

interface Met {
  readonly text: string
  readonly agreement: Agreement
  readonly clause: Tabular
}

const met: readonly Met[] = texts.flatMap((source) => {
  const text = laidOut(source)
  const { agreement } = parse([{ file: 'a', text }])
  return agreement.clauses
    .filter((clause) => isTabular(clause))
    .map((clause) => ({ text, agreement, clause }))
})

function at(index: number): Met {
  const found = met[index]
  if (!found) throw new Error(`no clause ${index} of ${met.length}`)
  return found
}

/** What stands outside the fences, and so must stay. */
function prose(text: string): string {
  return text
    .split('\n')
    .reduce<{ inside: boolean; kept: string[] }>(
      (state, line) => {
        if (line.startsWith('```')) return { inside: !state.inside, kept: state.kept }
        return state.inside ? state : { ...state, kept: [...state.kept, line] }
      },
      { inside: false, kept: [] },
    )
    .kept.filter((line) => line !== '')
    .join('\n')
}

function clausesOf(text: string): readonly string[] {
  return parse([{ file: 'a', text }]).agreement.clauses.map((one) => one.id)
}

describe('rows and sentences', () => {
  test('an untouched row writes the clause that it came from', () => {
    expect(met.length).toBeGreaterThan(60)
    for (const { agreement, clause } of met)
      expect(print(clauseOf(rowOf(clause, agreement), agreement, clause), agreement)).toBe(
        print(clause, agreement),
      )
  })

  test('law: a change of one row is read back as that change, and touches no prose', () => {
    const coverage = new Coverage('a change of one row', [...whens, 'if', 'unless', 'renumbered'])
    fc.assert(
      fc.property(
        fc.nat({ max: met.length - 1 }),
        fc.constantFrom(...whens.filter((one) => one !== 'kept')),
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom('', 'the road is open', 'unless the bridge is closed'),
        fc.boolean(),
        (one, when, n, condition, renumbers) => {
          const { text, agreement, clause } = at(one)
          const usable = agreement.phases.length > 0 || (when !== 'during' && when !== 'every-day')
          if (!usable) return
          const before = rowOf(clause, agreement)
          coverage.hit(before.when === 'kept' ? 'kept' : when)
          if (condition !== '') coverage.hit(condition.startsWith('unless') ? 'unless' : 'if')
          const row = {
            ...emptyRow(agreement, clause.id),
            who: before.who,
            modal: before.modal,
            what: 'keep to its own side of the river',
            when,
            n: String(n),
            date: '2026-12-01',
            condition,
          }
          const sentences = print(clauseOf(row, agreement, null), agreement)
          const lead = condition === '' || condition.startsWith('unless') ? '' : 'if '
          expect(sentences).toContain(condition === '' ? '' : `, ${lead}${condition}`)
          let next = replaceClause(text, clause.at, sentences, print(clause, agreement))
          expect(prose(next)).toBe(prose(text))
          expect(clausesOf(next)).toEqual(clausesOf(text))
          const found = parse([{ file: 'a', text: next }]).agreement.clauses.find(
            (one) => one.id === clause.id,
          )
          expect(found && print(found, agreement)).toBe(sentences)
          if (!renumbers) return
          coverage.hit('renumbered')
          next = renumber('a', next, clause.id, '99.1')
          expect(prose(next)).toBe(prose(text))
          expect(clausesOf(next)).toEqual(
            clausesOf(text).map((one) => (one === clause.id ? '99.1' : one)),
          )
        },
      ),
      options(1_000),
    )
    coverage.check()
  })

  test('law: what is moved there and back, or added and removed, leaves the text as it was', () => {
    const coverage = new Coverage('moves and additions', ['moved', 'added', 'new block'])
    fc.assert(
      fc.property(fc.nat({ max: met.length - 1 }), fc.nat(), (one, pick) => {
        const { text, agreement, clause } = at(one)
        const index = agreement.clauses.indexOf(clause)
        const other = agreement.clauses[index + 1]
        if (other) {
          coverage.hit('moved')
          const moved = moveClause(text, clause.at, other.at, true)
          const order = clausesOf(moved)
          expect(order.indexOf(clause.id)).toBe(order.indexOf(other.id) + 1)
          const again = parse([{ file: 'a', text: moved }]).agreement
          const own = again.clauses.find((one) => one.id === clause.id)
          const next = again.clauses.find((one) => one.id === other.id)
          if (own && next && clause.article === other.article)
            expect(prose(moveClause(moved, own.at, next.at, false))).toBe(prose(text))
        }
        const articles = articlesOf('a', text)
        const article = articles[pick % articles.length]
        if (!article) return
        const id = nextNumber(article, clausesOf(text))
        coverage.hit(article.clauses.length > 0 ? 'added' : 'new block')
        const row = { ...emptyRow(agreement, id), what: 'keep the peace', n: '3' }
        const added = addUnder(
          'a',
          text,
          article.heading,
          print(clauseOf(row, agreement, null), agreement),
        )
        expect(prose(added)).toBe(prose(text))
        const made = parse([{ file: 'a', text: added }]).agreement.clauses.find(
          (one) => one.id === id,
        )
        expect(made?.article).toBe(article.heading)
        if (made && article.clauses.length > 0) expect(removeClause(added, made.at)).toBe(text)
      }),
      options(1_000),
    )
    coverage.check()
  })
})
