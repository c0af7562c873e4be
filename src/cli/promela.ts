// truce export promela: the explorer's own system of a text, for SPIN.
import { textsToAsk } from '../process/index.ts'
import { compile, promela } from '../engine/index.ts'
import { Exit, complain, diagnosticText, load, print, queryOf, type QueryOptions } from './frame.ts'

export interface PromelaOptions extends QueryOptions {
  readonly days?: string
  readonly clause?: string
  readonly text?: string
}

export function runPromela(path: string, options: PromelaOptions): void {
  const opened = load(path, options.viewer ?? null)
  const texts = textsToAsk(opened, queryOf(opened, options))
  const one =
    texts.find(({ version }) => version.version === options.text) ??
    (options.text === undefined ? texts[0] : undefined)
  if (!one) throw new Exit(2)
  const { plan } = one.subject.from
  const slots =
    options.clause === undefined
      ? plan.slots.map((slot) => slot.index)
      : (plan.byClause.get(options.clause) ?? [])
  const days = options.days === undefined ? {} : { days: Number(options.days) }
  const { net } = compile(one.subject.from, { slots }, days)
  for (const refused of net.refused) complain(diagnosticText(refused, undefined))
  if (net.refused.length > 0) throw new Exit(1)
  print(promela(net))
}
