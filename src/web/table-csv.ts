// The matrix for a spreadsheet: one line a clause, the formal sentence beside the columns.
import { writeCsv } from '../formats/index.ts'
import { print } from '../language/index.ts'
import { bearersOf, type Agreement } from '../model/index.ts'
import type { CalendarRow } from '../process/index.ts'
import { phraseAct, phraseCondition, phraseDue, phraseRemedy, type Say } from '../views/index.ts'

export function tableCsv(
  say: Say,
  agreement: Agreement,
  limits: ReadonlyMap<string, readonly CalendarRow[]>,
): string {
  const names = ['clause', 'who', 'shall', 'by-when', 'date', 'if', 'confirmed', 'if-not', 'text']
  return writeCsv(
    {
      headers: [...names.map((one) => say(`col-${one}`)), say('row-sentence')],
      rows: agreement.clauses.map((clause) => [
        clause.id,
        bearersOf(clause).join('; '),
        phraseAct(say, clause),
        'due' in clause ? phraseDue(say, clause.due) : '',
        (limits.get(clause.id) ?? [])
          .flatMap((one) => ('instant' in one.date ? [one.date.date] : []))
          .join('; '),
        clause.condition ? phraseCondition(say, clause.condition) : '',
        'verification' in clause ? (clause.verification?.by ?? '') : '',
        clause.remedies.map((one) => phraseRemedy(say, one)).join('; '),
        clause.article ?? '',
        print(clause, agreement),
      ]),
    },
    { mark: true },
  )
}
