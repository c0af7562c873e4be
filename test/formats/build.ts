// Office files for tests, from readable XML: what is typed is the body or the sheet data; lines
// "@part name" begin another part.
import { writeZip } from '../../src/formats/index.ts'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Splits "…\n@part a\n…" into the first part and the named ones. */
export function partsOf(input: string): { first: string; named: Map<string, string> } {
  const [first = '', ...rest] = input.split(/^@part (.*)$/m)
  const named = new Map<string, string>()
  for (let i = 0; i + 1 < rest.length; i += 2) named.set(rest[i] ?? '', rest[i + 1]?.trim() ?? '')
  return { first: first.trim(), named }
}

const relations = (list: readonly [string, string][], extra = '') =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([type, target], i) =>
        `<Relationship Id="r${i}" Type="${types}/${type}" Target="${target}"/>`,
    )
    .join('')}${extra}</Relationships>`

/** Parts of a .docx around a body. */
export function docxParts(input: string): [string, string][] {
  const { first, named } = partsOf(input)
  const root = (name: string) =>
    `<w:${name} ${w} ${r} ${mc}>${named.get(`word/${name}.xml`) ?? ''}</w:${name}>`
  const kinds = ['styles', 'numbering', 'comments', 'footnotes'].filter((name) =>
    named.has(`word/${name}.xml`),
  )
  const others = [...named].filter(([name]) => !kinds.some((kind) => name === `word/${kind}.xml`))
  return [
    ['_rels/.rels', relations([['officeDocument', 'word/document.xml']])],
    ['word/document.xml', `<w:document ${w} ${r} ${mc}><w:body>${first}</w:body></w:document>`],
    [
      'word/_rels/document.xml.rels',
      relations(
        kinds.map((kind): [string, string] => [kind, `${kind}.xml`]),
        named.get('relations') ?? '',
      ),
    ],
    ...kinds.map((kind): [string, string] => [`word/${kind}.xml`, root(kind)]),
    ...others.filter(([name]) => name !== 'relations'),
  ]
}

/** Parts of an .xlsx around the contents of one worksheet; more sheets as "@part sheet NAME STATE". */
export function xlsxParts(input: string): [string, string][] {
  const { first, named } = partsOf(input)
  const sheets: [string, string, string][] = [['List', 'visible', first]]
  for (const [name, text] of named) {
    const match = /^sheet (\S+) (\S+)$/.exec(name)
    if (match !== null) sheets.push([match[1] ?? '', match[2] ?? '', text])
  }
  const shared = named.get('strings')
  const styles = named.get('styles')
  return [
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `<workbook ${r}>${named.get('workbook') ?? ''}<sheets>${sheets
        .map(
          ([name, state], i) =>
            `<sheet name="${name}" sheetId="${i + 1}" state="${state}" r:id="r${i}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i}.xml`]),
        ['sharedStrings', 'sharedStrings.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    ...sheets.map(([, , text], i): [string, string] => [
      `xl/worksheets/sheet${i}.xml`,
      `<worksheet>${text}</worksheet>`,
    ]),
    ...(shared === undefined
      ? []
      : [['xl/sharedStrings.xml', `<sst>${shared}</sst>`] as [string, string]]),
    ...(styles === undefined
      ? []
      : [['xl/styles.xml', `<styleSheet>${styles}</styleSheet>`] as [string, string]]),
  ]
}

export const docxOf = (input: string) => writeZip(docxParts(input))
export const xlsxOf = (input: string) => writeZip(xlsxParts(input))
