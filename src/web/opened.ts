// What is open in the page: the files of one process, and how they are read.
import { openProcess, type Process, type ProcessFiles, type TextFile } from '../process/index.ts'
import invented from '../../examples/invented/agreement.truce.md?raw'
import inventedCharter from '../../examples/invented/charter.md?raw'
import inventedRecord from '../../examples/invented/record.jsonl?raw'

/** The invented example that comes with the page. */
export function exampleFiles(): ProcessFiles {
  return {
    id: 'invented',
    charter: { file: 'charter.md', text: inventedCharter },
    texts: [{ file: 'agreement.truce.md', text: invented }],
    assume: null,
    record: { file: 'record.jsonl', text: inventedRecord },
  }
}

/** Files dropped or picked: those of a process folder by their names; anything else is named and left out. */
export function filesOf(
  id: string,
  texts: readonly TextFile[],
): { readonly files: ProcessFiles; readonly ignored: readonly string[] } {
  const base = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  const one = (name: string) => texts.find((file) => base(file.file) === name) ?? null
  const known = (name: string) =>
    name.endsWith('.truce.md') ||
    ['charter.md', 'record.jsonl', 'README.md'].includes(name) ||
    name.endsWith('.geojson')
  return {
    files: {
      id,
      charter: one('charter.md'),
      texts: texts
        .filter((file) => file.file.endsWith('.truce.md') && base(file.file) !== 'assume.truce.md')
        .sort((a, b) => (a.file < b.file ? -1 : 1)),
      assume: one('assume.truce.md'),
      record: one('record.jsonl'),
    },
    ignored: texts.map((file) => base(file.file)).filter((name) => !known(name)),
  }
}

export function read(files: ProcessFiles): Process {
  return openProcess(files)
}
