// A handover form filled in by hand, copied back by the desk: counts per class, the number of the sealed
// envelope, who signed. It becomes one entry; no field takes a name.
import { isDate } from '../model/index.ts'
import type { Exchange, Finding } from '../exchange/index.ts'

/** Fields of the form as they were sent; every value is text. */
export type CopiedForm = Readonly<Record<string, string>>

export interface Copied {
  /** The line for the record; undefined where something has to be corrected first. */
  readonly entry: Readonly<Record<string, unknown>> | undefined
  readonly findings: readonly Finding[]
}

const mostText = 120

/**
 * Reads a copied form. `n:CLASS` fields are counts, `x:CLASS` exceptions; `id` was given with the empty
 * form, so that the same form sent twice is one entry.
 */
export function copiedLeg(exchange: Exchange, form: CopiedForm): Copied {
  const said: Finding[] = []
  const say = (code: string, severity: Finding['severity'], at: string, data = {}) =>
    said.push({ code, severity, at, data })
  const field = (name: string) => (form[name] ?? '').trim().slice(0, mostText)
  const counts: { class: string; n: number }[] = []
  const exceptions: { class: string; n: number; what: string }[] = []
  for (const { id } of [...exchange.held, ...exchange.answer]) {
    const n = whole(field(`n:${id}`))
    const missing = whole(field(`x:${id}`))
    if (n === null || missing === null) say('whole-number-expected', 'error', id, { seen: '' })
    if (n !== null && n > 0) counts.push({ class: id, n })
    if (missing !== null && missing > 0)
      exceptions.push({ class: id, n: missing, what: reasonOf(field(`why:${id}`)) })
  }
  if (counts.length + exceptions.length === 0 && said.length === 0)
    say('exchange-leg-empty', 'error', '')
  const happened = field('happened')
  if (!isDate(happened)) say('exchange-leg-when', 'error', '', { seen: happened })
  const batch = field('batch')
  if (!exchange.handovers.some((one) => one.id === batch)) say('handover-unknown', 'error', batch)
  const envelope = field('envelope')
  // A number, not a label: a field for free text is where a name would end up.
  if (!/^[A-Za-z]{0,3}[ -]?\d{1,12}$/.test(envelope)) say('exchange-leg-envelope', 'error', '')
  const signed = [...exchange.sides, 'intermediary'].filter((_, k) => field(`signed:${k}`) !== '')
  if (signed.length < 3) say('exchange-leg-unsigned', 'warning', '')
  const by = exchange.sides[field('by') === '1' ? 1 : 0]
  const to = exchange.sides[field('by') === '1' ? 0 : 1]
  const id = field('id')
  if (!/^[a-z]+-\d{1,6}$/.test(id)) say('id-missing', 'error', 'id')
  const wrong = said.some((one) => one.severity === 'error')
  return {
    findings: said,
    entry: wrong
      ? undefined
      : {
          id,
          kind: 'handover leg',
          channel: 'desk',
          happened,
          stated: happened,
          batch,
          leg: 'received',
          by,
          to,
          envelope,
          counts,
          signed: signed.filter((one) => one !== 'intermediary'),
          ...(signed.includes('intermediary') ? { note: 'signed by the intermediary too' } : {}),
          ...(exceptions.length > 0 ? { exceptions } : {}),
        },
  }
}

/** Reasons for an exception, from a closed list: nothing typed by hand can carry a name. */
export const exceptionReasons = [
  'not ready',
  'not fit',
  'own will',
  'identity open',
  'refused',
  'other',
] as const

function reasonOf(text: string): string {
  return exceptionReasons.find((one) => one === text) ?? 'other'
}

function whole(text: string): number | null {
  if (text === '') return 0
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}
