/**
 * Layouts of data sets that people already use, as tables: which columns they have, what a row means. A
 * layout is known by its heading, never by the name of the file. Radii of precision codes are a
 * reading of the code books, given here so that they can be seen and replaced, never hidden in code.
 */

/** How a layout names what the mapper needs; `undefined` where it has no such column. */
export interface Layout {
  readonly name: 'ucdp-ged' | 'acled' | 'plain'
  /** Columns that must be there for the layout to be recognised. */
  readonly marks: readonly string[]
  readonly id: string
  /** Column that tells one state of a row from a later one. */
  readonly version?: string
  readonly dateFrom: string
  readonly dateTo?: string
  readonly latitude: string
  readonly longitude: string
  readonly placePrecision?: string
  readonly placeName?: string
  readonly areas: readonly string[]
  readonly what: readonly string[]
  readonly sides: readonly string[]
  readonly best?: string
  readonly low?: string
  readonly high?: string
  readonly sources?: string
  /** Column and value that mark a row as final; others are provisional. */
  readonly final?: { readonly column: string; readonly value: string }
  readonly notes?: string
  /** Metres by code of `placePrecision`. */
  readonly metres: Readonly<Record<string, number>>
  /** Codes that say "only the area, or less": the place is then not a spot with a radius. */
  readonly vague: readonly string[]
}

export const layouts: readonly Layout[] = [
  {
    // Uppsala Conflict Data Program, Georeferenced Event Dataset: 49 columns.
    name: 'ucdp-ged',
    marks: ['id', 'type_of_violence', 'where_prec', 'date_prec', 'event_clarity', 'best'],
    id: 'id',
    dateFrom: 'date_start',
    dateTo: 'date_end',
    latitude: 'latitude',
    longitude: 'longitude',
    placePrecision: 'where_prec',
    placeName: 'where_description',
    areas: ['country', 'adm_1', 'adm_2'],
    what: ['type_of_violence'],
    sides: ['side_a', 'side_b'],
    best: 'best',
    low: 'low',
    high: 'high',
    sources: 'number_of_sources',
    final: { column: 'code_status', value: 'Clear' },
    metres: { 1: 1e3, 2: 25e3, 3: 40e3, 4: 120e3, 5: 60e3, 6: 400e3, 7: 1000e3 },
    vague: ['6', '7'],
  },
  {
    // Armed Conflict Location & Event Data: 31 columns; imported from the user's own account only.
    name: 'acled',
    marks: ['event_id_cnty', 'event_date', 'geo_precision', 'sub_event_type', 'fatalities'],
    id: 'event_id_cnty',
    version: 'timestamp',
    dateFrom: 'event_date',
    latitude: 'latitude',
    longitude: 'longitude',
    placePrecision: 'geo_precision',
    placeName: 'location',
    areas: ['country', 'admin1', 'admin2', 'admin3'],
    what: ['event_type', 'sub_event_type'],
    // Two columns in which order says nothing about who attacked.
    sides: ['actor1', 'actor2'],
    best: 'fatalities',
    notes: 'notes',
    metres: { 1: 5e3, 2: 25e3, 3: 120e3 },
    vague: [],
  },
  {
    // The least that a table of incidents needs.
    name: 'plain',
    marks: ['id', 'date', 'latitude', 'longitude'],
    id: 'id',
    version: 'version',
    dateFrom: 'date',
    dateTo: 'date_to',
    latitude: 'latitude',
    longitude: 'longitude',
    placePrecision: 'metres',
    placeName: 'place',
    areas: [],
    what: ['type'],
    sides: [],
    best: 'killed',
    notes: 'notes',
    metres: {},
    vague: [],
  },
]

/** The layout whose marks are all in the heading; the first that fits. */
export function layoutOf(heading: readonly string[]): Layout | undefined {
  const names = new Set(heading.map(columnName))
  return layouts.find((layout) => layout.marks.every((mark) => names.has(mark)))
}

/** Names of columns are compared in lower case, without spaces around and a byte order mark. */
export function columnName(cell: string): string {
  return cell
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()
}
