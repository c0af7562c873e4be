// Typed by hand from the public record of each case; what the record does not give is not asserted.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { owed, owedAfterEach, readExchange, type OwedTable } from '../../src/exchange/index.ts'
import { parseGolden } from '../golden.ts'
import { exchangeJson, releaseEvents } from './notation.ts'

const cases = parseGolden(
  readFileSync(join(import.meta.dirname, '../golden/exchange/historic.txt'), 'utf8'),
)

function load(start: string) {
  const { json, rest } = exchangeJson(cases.find((one) => one.name.startsWith(start))!.input)
  const exchange = readExchange(json).exchange!
  return { exchange, ...releaseEvents(rest, exchange.sides) }
}

function after(start: string, entry: string): OwedTable {
  const { exchange, events, due } = load(start)
  return owedAfterEach(exchange, events, { due }).find((one) => one.entry === entry)!.table
}

const inKey = (table: OwedTable, name: string) =>
  table.rows.find((row) => row.class === name)!.inKey

describe('historic cases', () => {
  test('2011: 550 of 1,027 outstanding for two months', () => {
    const table = after('2011', 'E2')
    expect(table.exposure.high).toBe(53.55)
    expect(table.rows.find((row) => row.class === 'second stage')).toMatchObject({
      outstanding: 550,
      since: 'E1',
      exact: true,
    })
  })

  test('November 2023: 50 in the key and 19 outside after day 4; 80, 25 and 240 at the end', () => {
    const fourth = after('November 2023', 'days-2-to-4-answer')
    expect(inKey(fourth, 'women and children')).toBe(150 / 3)
    expect(fourth.outside[0]).toBe(69 - 50)
    expect(inKey(fourth, 'prisoners')).toBe(150)
    const end = after('November 2023', 'day-7-answer')
    expect(inKey(end, 'women and children')).toBe(240 / 3)
    expect(end.outside[0]).toBe(105 - 80)
    expect(inKey(end, 'prisoners')).toBe(240)
    expect(end.rows.every((row) => row.outstanding === 0 || row.side === 0)).toBe(true)
  })

  test('November 2023: about 26 % of the agreement on the first day', () => {
    expect(after('November 2023', 'day-1').exposure).toEqual({ low: 26, high: 26 })
    expect(after('November 2023', 'day-1-answer').exposure).toEqual({ low: 0, high: 0 })
  })

  test('January 2025: the last batch of the text is 37 % of the agreement', () => {
    expect(Math.round(after('January 2025, as written', 'D42').exposure.high)).toBe(37)
  })

  test('January 2025: 7 of 33 are out after day 7', () => {
    const table = after('January 2025, as performed', 'E2')
    const sum = table.rows.filter((row) => row.side === 0).reduce((n, row) => n + row.inKey, 0)
    expect(sum).toBe(7)
  })

  test('January 2025: reading one civilian as a soldier changes the debt by 20, 30 life terms more', () => {
    const { exchange, events } = load('January 2025, as performed')
    const agreed = (reading: 0 | 1) =>
      owed(exchange, events, { reading })
        .rows.filter((row) => row.side === 1)
        .map((row) => row.agreed)
    expect(agreed(1)).toEqual([290, 1687])
    expect(agreed(0)).toEqual([320, 1677])
    expect(320 + 1677 - 1977).toBe(20)
  })

  test('January 2025: 602 withheld after the sixth handover', () => {
    expect(after('January 2025, as performed', 'sixth-withheld').unsortedWithheld).toEqual([0, 602])
    expect(after('January 2025, as performed', 'sixth-answer').unsortedWithheld).toEqual([0, 0])
  })

  test('Yemen 2023: 706 against 181, all done; 2014: 18 against 22', () => {
    expect(after('Yemen, April 2023', 'rest-answer').exposure).toEqual({ low: 0, high: 0 })
    expect(after('Yemen, March 2014', 'handover-answer').exposure).toEqual({ low: 0, high: 0 })
  })
})
