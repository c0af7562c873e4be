// What the desk gets when it copies a paper form back: the entry to record, or the page with what has to
// be corrected. Whoever calls it appends the entry; nothing is written here.
import {
  copiedLeg,
  exchangeDesk,
  exchangeFileOf,
  readQuery,
  sidesOf,
  status,
  type CopiedForm,
} from '../process/index.ts'
import type { Locale } from '../words/index.ts'
import { exchangePage } from './exchange-page.tsx'
import { speaker } from './say.ts'
import type { Site } from './site.ts'

export interface CopyAnswer {
  /** The entry to append, where the form could be read. */
  readonly entry: Readonly<Record<string, unknown>> | undefined
  /** The page that says what to correct, where it could not. */
  readonly page: string
}

/** Answers a copied form for one process of the desk; null where there is nothing to copy into. */
export function answerCopy(
  site: Site,
  id: string,
  locale: Locale,
  form: CopiedForm,
): CopyAnswer | null {
  if (site.audience !== 'desk') return null
  const process = site.open(id)
  const exchange = process ? exchangeFileOf(process)?.exchange : undefined
  if (!process || !exchange) return null
  const { entry, findings } = copiedLeg(exchange, form)
  if (entry) return { entry, page: '' }
  const { zone } = process.charter
  const { query } = readQuery(
    { at: site.today(zone), viewer: 'desk' },
    zone,
    sidesOf(process, process.record.entries),
    [],
  )
  if (!query) return null
  const report = status(process, query)
  const { desk } = exchangeDesk(process, report)
  const say = speaker(locale, false)
  const root = locale === site.locale ? '../../../' : '../../../../'
  return { entry, page: exchangePage({ say, report, desk, findings, root, base: '../' }) }
}
