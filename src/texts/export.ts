// Codings for other tools: a table, and W3C Web Annotation (Data Model 2017) with both selectors. Codes
// of PLOVER and CAMEO stand beside our own act only where those systems have such an act.
import { codebook, isAct } from './codebook.ts'
import type { DeskEvent } from './desk.ts'
import type { SourceDocument } from './document.ts'
import { quoteAt } from './anchor.ts'

export const tableHeaders = [
  'document',
  'hash',
  'start',
  'end',
  'quote',
  'act',
  'who',
  'to',
  'voice',
  'coder',
  'status',
  'plover',
  'cameo',
] as const

/** Rows under `tableHeaders`; the writer of tables neutralises what a spreadsheet would run. */
export function tableRows(
  document: SourceDocument,
  coder: string,
  events: readonly DeskEvent[],
): readonly (readonly (string | number)[])[] {
  return events.map((one) => {
    const word = isAct(one.act) ? codebook[one.act] : null
    return [
      document.title,
      document.hash,
      one.start,
      one.end,
      document.text.slice(one.start, one.end),
      one.act,
      one.who.join('; '),
      one.to.join('; '),
      one.voice,
      coder,
      one.kind,
      word?.plover ?? '',
      word?.cameo ?? '',
    ]
  })
}

/** One annotation a decision, as an annotation page would list them. */
export function webAnnotations(
  document: SourceDocument,
  coder: string,
  events: readonly DeskEvent[],
): readonly Readonly<Record<string, unknown>>[] {
  return events.map((one, i) => {
    const { exact, prefix, suffix } = quoteAt(document.hash, document.text, one.start, one.end)
    return {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `urn:truce:${document.hash}:${encodeURIComponent(coder)}:${i + 1}`,
      type: 'Annotation',
      motivation: 'classifying',
      creator: { type: 'Person', name: coder },
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: one.act },
        {
          type: 'TextualBody',
          purpose: 'describing',
          value: [one.who.join('; '), one.to.join('; ')].join(' → '),
        },
      ],
      target: {
        source: document.address ?? `urn:sha256:${document.hash}`,
        selector: [
          { type: 'TextPositionSelector', start: one.start, end: one.end },
          { type: 'TextQuoteSelector', exact, prefix, suffix },
        ],
      },
    }
  })
}
