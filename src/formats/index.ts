// Safe readers and writers of files that people already have. Imports no other folder.
export {
  type CsvReader,
  type CsvReading,
  type CsvReadOptions,
  type CsvRow,
  openCsv,
  readCsv,
} from './csv.ts'
export {
  type CellValue,
  csvLines,
  type CsvOptions,
  type TableToWrite,
  writeCsv,
} from './csv-writer.ts'
export { type Direction, firstStrong } from './direction.ts'
export {
  type Block,
  type Document,
  type DocumentTable,
  type Mark,
  type Note,
  type Paragraph,
  paragraphsOf,
} from './document.ts'
export { readDocx } from './docx.ts'
export {
  type BlockToWrite,
  type DocumentToWrite,
  type Run,
  type Words,
  writeDocx,
} from './docx-writer.ts'
export {
  type GeoFeature,
  type GeoFeatureToWrite,
  type GeoGeometry,
  type GeoLimits,
  type GeoPosition,
  geoTable,
  type GeoValue,
  readGeoJson,
  writeGeoJson,
} from './geo.ts'
export { type Hidden, hiddenCharacters } from './hidden.ts'
export {
  type CalendarEvent,
  type CalendarTime,
  type CalendarToWrite,
  writeCalendar,
} from './icalendar.ts'
export { type Limits, limits } from './limits.ts'
export { neutralise, restore } from './neutralise.ts'
export { failed, type Problem, type Spot } from './problem.ts'
export { readMarkdown, readPlain } from './prose.ts'
export { decode, type Decoded, type Encoding, encodeUtf8 } from './text.ts'
export { readXlsx, type Sheet, type SheetRow, type Workbook } from './xlsx.ts'
export { type SheetToWrite, writeXlsx } from './xlsx-writer.ts'
export { type Container, openZip } from './zip.ts'
export { writeZip } from './zip-writer.ts'
