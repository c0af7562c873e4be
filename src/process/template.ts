// A new process as files: a text with the usual headings of a ceasefire agreement, the desk's own private
// charter, an empty record. Headings follow the common parts of ceasefire texts (terms, beginning, the
// ceasefire itself, forces, persons held, relief and return, monitoring, disputes, duration, final).
import type { TextFile } from './folder.ts'

export interface NewProcess {
  readonly title: string
  /** Parties as they are to be called in the text, in the order in which they are to stand. */
  readonly parties: readonly string[]
  /** IANA zone in which days end. */
  readonly zone: string
}

export const articles = [
  'Terms',
  'Beginning and counting of days',
  'Ceasefire',
  'Forces',
  'Persons held',
  'Relief and return',
  'Monitoring and verification',
  'Disputes',
  'Duration, extension and end',
  'Final provisions',
] as const

/** The files of a new process; its text is read without an error and owes nothing yet. */
export function newProcess(wanted: NewProcess): readonly TextFile[] {
  const fence = (...lines: readonly string[]) => ['```truce', ...lines, '```'].join('\n')
  const parts = [
    `# ${wanted.title}`,
    'Draft. The words of the agreement stand as ordinary text under each heading; the formal sentences stand in the blocks below them.',
    fence(
      'The formal sentences were written by the desk and confirmed by nobody.',
      'This text is without prejudice to the status of any Party.',
      '',
      ...wanted.parties.map((party) => `${capital(party)} is a party.`),
    ),
    ...articles.flatMap((name, n) => [
      `## Article ${n + 1}: ${name}`,
      ...(name === 'Beginning and counting of days'
        ? [
            'Day 1 is the day on which the Parties sign. Days end at midnight.',
            fence(
              `Day 1 is the day on which both Parties have signed this text; a day ends at 24:00 in ${wanted.zone}.`,
              'Phase One lasts 42 days from Day 1.',
            ),
          ]
        : []),
    ]),
  ]
  return [
    { file: 'agreement.truce.md', text: `${parts.join('\n\n')}\n` },
    {
      file: 'charter.md',
      text: `# ${wanted.title}\n\n\`\`\`charter\nTitle: ${wanted.title}\nKeeper: the desk\nConsent: private record of the desk\nTime zone: ${wanted.zone}\nPublished: nothing\nNote: without prejudice; no recognition of any status follows from this record\n\`\`\`\n`,
    },
    { file: 'record.jsonl', text: '' },
  ]
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
