import { readFileSync } from 'node:fs'
import { readCsv } from '../../src/formats/index.ts'
import { mappingFor, type Position, type StagedRow } from '../../src/monitor/index.ts'
import { dataFile, type Sighting } from './donbas.ts'

/** The real file of events, imported whole; undefined where it is not there. */
export function realImport():
  | { encoding: string; rows: StagedRow[]; raw: { heading: string[]; cells: string[][] } }
  | undefined {
  const path = dataFile('ucdp/ged-ukraine-2014-2023.csv')
  if (path === undefined) return undefined
  const { rows, reading } = readCsv(readFileSync(path))
  const [heading, ...cells] = rows.map((row) => [...row.cells])
  const mapping = mappingFor(heading!, cells)
  if ('code' in mapping) throw new Error(mapping.code)
  return {
    encoding: reading.encoding,
    rows: cells.map((row, i) => mapping.map(row, i + 1)),
    raw: { heading: heading!, cells },
  }
}

/** Events of the conflict of 2015 to 2021 with the code of their precision. */
export function realSightings(): Sighting[] | undefined {
  const found = realImport()
  if (found === undefined) return undefined
  const { heading, cells } = found.raw
  const at = (name: string) => heading.indexOf(name)
  return cells.flatMap((row): Sighting[] => {
    const year = Number(row[at('year')])
    if (year < 2015 || year > 2021) return []
    if (!/Novorossiya|Donetsk|Lugansk/.test(row[at('conflict_name')]!)) return []
    const position: Position = [Number(row[at('longitude')]), Number(row[at('latitude')])]
    return [{ position, precision: Number(row[at('where_prec')]) }]
  })
}
