// The text itself: languages, confirmation, how days are counted, parts nobody can read (F15), values that
// voices report differently (F16), the time before it begins (F19), verbs that may not bind.
import type { Condition, Diagnostic } from '../../model/index.ts'
import { short } from '../markdown.ts'
import {
  anchorOf,
  anySays,
  ids,
  momentsOf,
  remark,
  wordsOf,
  type Check,
  type Norm,
} from './view.ts'

/** T404 no authentic language; T406 nobody confirmed the formal sentences; T407 none said to prevail. */
export const header: Check = ({ agreement, whole }) => {
  const { header: said } = agreement
  if (!whole || agreement.clauses.length === 0) return []
  const found: Diagnostic[] = []
  const at = said.at.to === 0 ? (agreement.clauses[0]?.at ?? said.at) : said.at
  if (said.authentic.length === 0) found.push(remark('T404', 'note', at, {}))
  else if (said.authentic.length > 1 && said.prevails === undefined)
    found.push(remark('T407', 'warning', at, { languages: said.authentic.join(', ') }))
  if (said.confirmedBy.length === 0) found.push(remark('T406', 'note', at, {}))
  return found
}

/** T314: days are counted and nothing says where a day ends. */
export const dayEnd: Check = ({ agreement, whole }) => {
  const counts = agreement.clauses.find(
    (one) =>
      'due' in one &&
      momentsOf(one.due).some((moment) => moment.kind !== 'date' && anchorOf(moment)),
  )
  const stated = agreement.days.zone !== 'UTC' || agreement.days.endsAt !== 1440
  return whole && counts && !stated
    ? [remark('T314', 'warning', counts.at, { clause: counts.id }, counts.id)]
    : []
}

/** T515: a clause rests on a map or an annex that is not published. */
export const unpublished: Check = ({ agreement }) => {
  const hidden = [
    ...agreement.zones.filter((one) => !one.published).map((one) => ({ name: one.id, at: one.at })),
    ...agreement.header.unpublished,
  ]
  return hidden.flatMap(({ name, at }) => {
    const users = agreement.clauses.filter((one) => wordsOf(one).includes(name))
    return users.length === 0
      ? []
      : [remark('T515', 'warning', at, { name, clauses: ids(users) }, name)]
  })
}

/** T516: public versions of one number differ. */
export const reported: Check = ({ agreement }) => {
  const found: Diagnostic[] = []
  const say = (
    at: Diagnostic['at'],
    about: string,
    values: readonly { n: number; by: string }[],
  ) => {
    if (new Set(values.map((one) => one.n)).size < 2) return
    const list = values.map((one) => `${one.n} (${one.by})`).join(', ')
    found.push(remark('T516', 'warning', at, { about, values: list }, about))
  }
  for (const clause of agreement.clauses)
    if ('act' in clause && clause.act.quantity?.kind === 'reported')
      say(clause.at, clause.id, clause.act.quantity.values)
  for (const group of agreement.groups)
    if (group.count.kind === 'reported') say(group.at, group.id, group.count.values)
  return found
}

/** T519: the text begins to bind later than it is agreed, and nobody must stand still in between. */
export const standstill: Check = (view) => {
  const { agreement } = view
  const first = agreement.anchors.find((one) => one.id === agreement.dayOne?.anchor)
  if (!view.whole || !first || view.prohibitions.length === 0) return []
  if (
    /\bsign/i.test(first.words) ||
    anySays(view, /\b(standstill|stand still|until the entry into force|from signature)\b/i)
  )
    return []
  return [remark('T519', 'note', first.at, { event: first.words }, first.id)]
}

/** T405: "shall" and "will" side by side: do the latter bind? */
export const verbs: Check = ({ agreement, norms, whole }) => {
  const soft = norms.filter((one) => one.modal === 'will' || one.modal === 'will not')
  const firm = norms.some((one) => one.modal.startsWith('shall') || one.modal.startsWith('must'))
  const first = soft[0]
  if (!whole || !first || !firm || agreement.clauses.length === 0) return []
  return [remark('T405', 'note', first.at, { clauses: ids(soft) }, first.id)]
}

/** T403: "may agree" gives nobody anything. T408: a duty without a time. */
export const empty: Check = ({ norms, whole, parties }) =>
  norms.flatMap((one) => {
    if (one.kind === 'permission' && one.act.verb === 'agree')
      return [remark('T403', 'warning', one.at, { clause: one.id }, one.id)]
    const timeless =
      one.kind === 'duty' &&
      one.due.kind === 'not-stated' &&
      !one.condition &&
      uncountedTime(one) === undefined
    if (whole && timeless && one.bearers.some((bearer) => parties.includes(bearer)))
      return [remark('T408', 'warning', one.at, { clause: one.id }, one.id)]
    return []
  })

const timeWords =
  /\b(?:hours?|days?|weeks?|months?|years?|daily|weekly|monthly|annually|midnight|tomorrow)\b|\b(?:by|before|until|after) (?:mid-|early |late |the end of |the beginning of )\S+/i

const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December)'

/**
 * What is a time at the end of an act, where times stand: an hour, a day of a month, a year, a weekday, so
 * many days, so often. "People held since 7 October 2023 in the north" is none.
 */
const endTimes = new RegExp(
  `(?:${[
    String.raw`\b\d{1,2}:\d{2}`,
    String.raw`\bD ?\+ ?\d+`,
    String.raw`\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}`,
    String.raw`(?<!\b(?:since|of|dated) )\b\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}(?:,? \d{4})?`,
    String.raw`(?<!\b(?:since|of|dated|\d+(?:st|nd|rd|th)?) )\b${month} \d+(?:st|nd|rd|th)?(?:, \d{4})?`,
    String.raw`\b(?:by|in|until|before|after) (?:early |late |mid-|the (?:end|start|beginning|middle) of )?(?:${month}|(?:19|20)\d\d)`,
    String.raw`\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?(?: (?:of|in) .*)?`,
    String.raw`\b\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.)`,
    String.raw`\b(?:by|at|before|until) (?:sunset|sunrise|dawn|dusk|nightfall|daybreak|noon|midnight|morning|evening)`,
    String.raw`\b(?:daily|weekly|monthly|annually)`,
    String.raw`\b(?:per|a|each|every) (?:hour|day|week|month|year)`,
    String.raw`\b(?:during|for|within|in) (?:the )?(?:first |next |last |following )?[\w-]+ (?:\(\d+\) )?(?:working |business )?(?:hours|days|weeks|months|years)`,
    String.raw`\buntil (?:\d|Day|the (?:end|start|completion)).*`,
    String.raw`\b(?:on|by|in) or (?:about|around|before|after)`,
    String.raw`\b(?:at|no|not) (?:least|most|less|more|later|earlier|fewer)(?: than)?`,
  ].join('|')})$`,
)

/** Words of an act that seem to state a time, which is not computed. */
function uncountedTime(one: Norm): string | undefined {
  const open = one.kind === 'duty' && one.due.kind === 'not-stated'
  // "for ten hours every day" is a quantity of a quota that is counted.
  const ends = one.kind === 'duty' ? one.due.kind !== 'every' : one.due.kind === 'not-stated'
  const found = open ? timeWords.exec(one.act.words) : null
  return (found ?? (ends ? endTimes.exec(one.act.words) : null))?.[0]
}

/** T317: words of an act that seem to state a time, which is not computed. */
export const uncounted: Check = ({ norms }) =>
  norms.flatMap((one) => {
    const found = uncountedTime(one)
    return found === undefined
      ? []
      : [remark('T317', 'warning', one.at, { clause: one.id, found }, one.id)]
  })

/** T318: a condition in plain words names a clause, and waits for an entry instead of that clause. */
export const worded: Check = ({ agreement }) => {
  const known = new Set(agreement.clauses.map((one) => one.id))
  return agreement.clauses.flatMap((one) =>
    'condition' in one && one.condition
      ? plainWords(one.condition)
          .filter((text) => (text.match(/\d+(?:\.\d+)+/g) ?? []).some((id) => known.has(id)))
          .map((text) =>
            remark('T318', 'warning', one.at, { clause: one.id, found: short(text, 60) }, one.id),
          )
      : [],
  )
}

function plainWords(condition: Condition): readonly string[] {
  if (condition.kind === 'words') return [condition.text]
  if (condition.kind === 'not') return plainWords(condition.of)
  return condition.kind === 'and' || condition.kind === 'or' ? condition.of.flatMap(plainWords) : []
}
