// A process as one viewer has it: the lines of the record that lie in its channels, and the texts that
// those lines name. A room is opened from these files alone, so whatever is made of them (pages, counts,
// errors, order, line numbers) is a function of what the viewer may read. DESIGN 5: equal bytes in v's
// channels, equal bytes in every output to v.
import { canRead, type Viewer } from '../record/index.ts'
import { baseName, type ProcessFiles } from './folder.ts'

interface Line {
  readonly raw: string
  readonly channel: string
  /** Files that a version names. */
  readonly files: readonly string[]
}

/** The newest reading: a record grows at its end, so most of a text was read before. */
let read: { readonly text: string; readonly lines: readonly Line[] } = { text: '', lines: [] }

function linesOf(text: string): readonly Line[] {
  if (read.text === text) return read.lines
  const grown = read.text.endsWith('\n') && text.startsWith(read.text)
  const before = grown ? read.lines : []
  const lines = [...before, ...linesIn(grown ? text.slice(read.text.length) : text)]
  read = { text, lines }
  return lines
}

function linesIn(text: string): readonly Line[] {
  return text.split('\n').flatMap((raw) => {
    if (raw.trim() === '') return []
    let value: unknown
    try {
      value = JSON.parse(raw)
    } catch {
      // A line that cannot be read has no channel but the desk's.
      return [{ raw, channel: 'desk', files: [] }]
    }
    if (typeof value !== 'object' || value === null) return [{ raw, channel: 'desk', files: [] }]
    const { channel, kind, files } = value as Record<string, unknown>
    return [
      {
        raw,
        channel: typeof channel === 'string' ? channel : 'desk',
        files:
          kind === 'version' && Array.isArray(files)
            ? files.filter((one): one is string => typeof one === 'string')
            : [],
      },
    ]
  })
}

/** What `viewer` has of a process. The charter is everyone's; assumptions, maps and notes are the desk's. */
export function filesFor(files: ProcessFiles, viewer: Viewer): ProcessFiles {
  const lines = linesOf(files.record?.text ?? '')
  const own = lines.filter((one) => canRead(viewer, one.channel))
  const named = new Set(own.flatMap((one) => one.files))
  const anywhere = new Set(lines.flatMap((one) => one.files))
  const desk = viewer === 'desk'
  return {
    id: files.id,
    charter: files.charter,
    texts: files.texts.filter(
      ({ file }) => named.has(baseName(file)) || (desk && !anywhere.has(baseName(file))),
    ),
    assume: desk ? files.assume : null,
    record: {
      file: 'record.jsonl',
      text: own.map((one) => `${one.raw}\n`).join(''),
    },
    ...(desk && files.zones ? { zones: files.zones } : {}),
    ...((desk || viewer === 'public') && files.exchange ? { exchange: files.exchange } : {}),
    readme: desk ? (files.readme ?? null) : null,
  }
}
