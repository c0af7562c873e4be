// A suggester outside this machine: an interface and its refusals, no network. Nothing is sent unless the
// user configured an address, agreed that this text leaves the machine, and the text is not confidential.
import { quoteAt } from './anchor.ts'
import { isAct } from './codebook.ts'
import type { SourceDocument } from './document.ts'
import type { Suggestion } from './suggestion.ts'

export interface OutsideSettings {
  /** Empty: off. */
  readonly address: string
  readonly model: string
  /** The user's word, for this document. */
  readonly agreed: boolean
}

export type Refusal =
  'texts-outside-off' | 'texts-outside-confidential' | 'texts-outside-not-agreed'

export function refusalOf(
  settings: OutsideSettings | null,
  document: SourceDocument,
): Refusal | null {
  if (settings === null || settings.address === '') return 'texts-outside-off'
  if (document.confidential) return 'texts-outside-confidential'
  return settings.agreed ? null : 'texts-outside-not-agreed'
}

/**
 * Reads an answer as data. What is not of the expected shape is dropped; the host's checks follow as for
 * everybody else, and nothing of it is ever ticked beforehand: confidence is capped below the band.
 */
export function readAnswer(answer: unknown, document: SourceDocument): readonly Suggestion[] {
  if (!Array.isArray(answer)) return []
  return (answer as readonly unknown[]).slice(0, 2000).flatMap((one): readonly Suggestion[] => {
    if (typeof one !== 'object' || one === null) return []
    const { start, end, act, who, to } = one as Readonly<Record<string, unknown>>
    const names = (value: unknown) =>
      Array.isArray(value) && value.every((name) => typeof name === 'string')
        ? (value as string[])
        : null
    const [speakers, targets] = [names(who), names(to ?? [])]
    if (typeof start !== 'number' || typeof end !== 'number') return []
    if (!Number.isInteger(start) || !Number.isInteger(end)) return []
    if (!(start >= 0 && start < end && end <= document.text.length)) return []
    if (typeof act !== 'string' || !isAct(act) || !speakers || !targets) return []
    return [
      {
        quote: quoteAt(document.hash, document.text, start, end),
        act,
        who: speakers,
        to: targets,
        voice: 'own voice',
        mode: 'asserted',
        negated: false,
        condition: null,
        consequence: null,
        confidence: 0.5,
        ticked: false,
        rule: 'an endpoint outside',
        cue: null,
        engine: 'outside',
        version: '1',
      },
    ]
  })
}
