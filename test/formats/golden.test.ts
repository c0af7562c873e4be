import {
  type CalendarToWrite,
  decode,
  readDocx,
  readMarkdown,
  readPlain,
  readXlsx,
  type TableToWrite,
  writeCalendar,
  writeCsv,
} from '../../src/formats/index.ts'
import { golden } from '../golden.ts'
import { docxOf, xlsxOf } from './build.ts'
import { printDocument, printProblems, printWorkbook } from './print.ts'

const hex = (input: string) =>
  Uint8Array.from(input.replace(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

golden('formats', (input, label) => {
  switch (label) {
    case 'docx':
      return printDocument(readDocx(docxOf(input)))
    case 'xlsx':
      return printWorkbook(readXlsx(xlsxOf(input)))
    case 'plain':
      return printDocument(readPlain(input))
    case 'markdown':
      return printDocument(readMarkdown(input))
    case 'csv':
      return writeCsv(JSON.parse(input) as TableToWrite).replaceAll('\r\n', '\n')
    case 'calendar':
      return writeCalendar(JSON.parse(input) as CalendarToWrite).replaceAll('\r\n', '\n')
    case 'decode': {
      const { text, encoding, warnings } = decode(hex(input))
      return [`${encoding}: ${text}`, ...printProblems(warnings)].join('\n')
    }
  }
  throw new Error(`no label "${label}"`)
})
