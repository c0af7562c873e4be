// The status in plain lines for a terminal: the same data as the page, the same sentences.
import { withoutEffect, type SideBySide, type StatusReport } from '../process/index.ts'
import { phraseLimit, phraseState } from './state-words.ts'
import { safeText } from '../words/index.ts'
import { sayRole, sayWhen, slug, type Say } from './say.ts'
import { tell, tellSource } from './tell.ts'

type Lines = string[]

/** The title, and of what kind the record is, where its charter says so and its title does not. */
function titleLine(say: Say, { charter }: StatusReport): string {
  const kind = charter.kind === 'not stated' ? '' : `(${say(`kind-${charter.kind}`)})`
  return kind === '' || charter.title.endsWith(kind) ? charter.title : `${charter.title} ${kind}`
}

export function statusText(
  say: Say,
  report: StatusReport,
  differences: readonly SideBySide[],
): string {
  const lines: Lines = []
  const heading = (id: string) => lines.push('', say(id))
  lines.push(
    titleLine(say, report),
    say('line-query', {
      at: say.date(report.query.atWords),
      known:
        report.query.asOfWords === null
          ? say('as-known-now')
          : say('as-known-then', { date: say.date(report.query.asOfWords) }),
      account:
        report.query.account === 'findings' ? say('account-findings-short') : report.query.account,
      reading: report.query.reading === 'text' ? say('reading-text-short') : report.query.reading,
    }),
    say('kept-by', { keeper: report.charter.keeper, consent: report.charter.consent }),
  )
  heading('head-now')
  lines.push(
    `  ${report.inForce === null ? say('no-agreement-in-force-long') : say('in-force-line', { version: report.inForce })}`,
  )
  if (
    !report.positions.some(
      (one) => one.standing && one.voice === 'own' && one.stance === 'accept',
    ) &&
    report.inForce === null
  )
    lines.push(`  ${say('nobody-accepted')}`)
  lines.push(...phaseLines(say, report))
  heading('head-next')
  lines.push(...ruleLines(say, report), ...nextLines(say, report))
  if (report.said.length > 0) {
    heading('head-said')
    lines.push(...saidLines(say, report))
  }
  if (report.situation) {
    heading('head-clauses')
    lines.push(...clauseLines(say, report))
  }
  if (report.situation && report.situation.owed.classes.length > 0) {
    heading('head-owed')
    lines.push(...owedLines(say, report))
  }
  if (differences.length > 0) {
    heading('head-differences')
    lines.push(...differenceLines(say, differences))
  }
  const held = textLines(say, report)
  if (held.length > 0) {
    heading('head-texts')
    lines.push(...held)
  }
  if (report.positions.length > 0) {
    heading('head-positions')
    lines.push(...positionLines(say, report))
  }
  heading('head-findings')
  for (const text of report.texts)
    lines.push(
      `  ${say('text-line', {
        version: text.version,
        known: say(`known-${text.known}`),
        encoded: text.encodedBy ?? say('not-stated'),
        confirmed:
          text.confirmedBy.length > 0 ? say.list(text.confirmedBy) : say('confirmed-nobody'),
      })}: ${say('remarks-count', { count: text.diagnostics.length })}`,
    )
  const idle = new Set(withoutEffect(report))
  if (idle.size > 0) {
    heading('head-without-effect')
    for (const entry of report.entries)
      if (idle.has(entry.id))
        lines.push(`  ${sayWhen(say, entry)}: ${tell(say, entry)} [${entry.id}]`)
  }
  for (const conflict of report.conflicts)
    lines.push('', say('conflict-line', { of: conflict.of, by: say.list(conflict.by) }))
  lines.push('', say('not-a-verdict'))
  // Words, sources and titles come from outside: no control of theirs reaches a terminal.
  return safeText(lines.join('\n'), false)
}

function nextLines(say: Say, report: StatusReport): Lines {
  const lines: Lines = []
  for (const step of report.awaited) {
    const refs = ` [${step.entries.join(', ')}]`
    if (step.from === null)
      lines.push(
        `  ${say(`awaited-nobody-${step.kind}`, { version: step.version ?? say('not-stated'), by: step.by, what: step.what ?? '' })}${refs}`,
        ...step.waitsFor.map(
          (one) => `    ${say('waits-for-line', { actor: one.actor, by: one.by })} [${one.entry}]`,
        ),
      )
    else {
      const id =
        step.kind === 'answer' && step.reopenedBy !== null
          ? 'awaited-answer-reopened'
          : `awaited-${step.kind}`
      lines.push(
        `  ${say(id, { from: step.from, version: versionName(say, report, step.version), what: step.what ?? '', by: step.by })}${refs}`,
      )
    }
  }
  for (const step of report.answered)
    lines.push(
      `  ${say('answered-line', { from: step.from, version: versionName(say, report, step.version), stance: say(`stance-${slug(step.stance)}`) })} [${step.entries.join(', ')}]`,
    )
  if (lines.length === 0 && report.inForce === null) lines.push(`  ${say('nothing-awaited')}`)
  return lines
}

function versionName(say: Say, report: StatusReport, version: string | null): string {
  if (version === null) return say('not-stated')
  const found = report.versions.find((one) => one.version === version)
  return found ? `${version} (${say(`known-${slug(found.known)}`)})` : version
}

function saidLines(say: Say, report: StatusReport): Lines {
  return report.said.map((one) => {
    const entry = report.entries.find((other) => other.id === one.entry)
    const source = entry?.sources[0] ? ` (${tellSource(entry.sources[0])})` : ''
    const line = say('said-line', {
      speaker: one.speaker,
      date: entry ? sayWhen(say, entry) : '',
      manner: say(`manner-${slug(one.manner)}`),
      words: one.words,
    })
    return `  ${line} ${say('said-on', { on: one.on })}${source} [${one.entry}]`
  })
}

function textLines(say: Say, report: StatusReport): Lines {
  const lines: Lines = []
  const when = (id: string) => {
    const entry = report.entries.find((one) => one.id === id)
    return entry ? sayWhen(say, entry) : say('not-dated')
  }
  for (const version of report.versions) {
    lines.push(
      `  ${say('version-line', { version: version.version, label: version.label, known: say(`known-${slug(version.known)}`) })} [${version.entry}]`,
    )
    for (const one of version.authorship)
      lines.push(
        `    ${one.says === 'as reported' ? say('author-reported', { by: one.by, of: one.of }) : say(one.says === 'claimed' ? 'author-claimed' : 'author-denied', { by: one.by })} [${one.entry}]`,
      )
    for (const one of version.handed)
      lines.push(
        `    ${say('handed-line', { to: one.to, by: one.by, date: when(one.entry), receipt: one.receipt === 'not stated' ? say('not-recorded') : one.receipt })} [${one.entry}]`,
      )
  }
  for (const one of report.unresolvedHandings)
    lines.push(`  ${say('unresolved-handing', { by: one.by, to: one.to })} [${one.entry}]`)
  for (const dispute of report.labelDisputes) {
    lines.push(
      `  ${say('same-label', { label: dispute.label, versions: say.list(dispute.versions) })} ${say(`same-label-state-${dispute.state}`)}`,
      ...dispute.said.map(
        (one) =>
          `    ${say(`compare-${one.says}`, { by: one.by })}, ${when(one.entry)} [${one.entry}]`,
      ),
    )
  }
  return lines
}

function positionLines(say: Say, report: StatusReport): Lines {
  return report.positions.flatMap((one) => {
    const entry = report.entries.find((other) => other.id === one.entry)
    const line = say(one.voice === 'own' ? 'position-line' : 'position-reported-line', {
      of: one.of,
      by: one.by,
      stance: say(`stance-${slug(one.stance)}`),
      subject: one.subject,
      date: entry ? sayWhen(say, entry) : '',
      manner: one.manner === null ? say('not-stated') : say(`manner-${slug(one.manner)}`),
    })
    return [
      `  ${line} [${one.entry}]`,
      ...(one.words === null ? [] : [`    “${one.words}”`]),
      ...(one.if === null ? [] : [`    ${say('position-if', { if: one.if })}`]),
    ]
  })
}

function phaseLines(say: Say, report: StatusReport): Lines {
  return (report.situation?.phases ?? []).map((phase) => {
    const mode = say(`mode-${phase.mode}`)
    const where = phase.day === null ? mode : say('mode-day', { mode, day: phase.day })
    const expiry =
      phase.mode === 'not-begun' || phase.complete ? '' : `; ${say(`expiry-${phase.onExpiry}`)}`
    return `  ${phase.phase}: ${where}${expiry}`
  })
}

/** Under an agreement in force: who is bound to act, or that no one is. */
function ruleLines(say: Say, report: StatusReport): Lines {
  const next = report.situation?.next
  if (!next || report.inForce === null) return []
  if (next.kind === 'nobody') return [`  ${say('step-nobody')}`]
  return next.items.map((item) => {
    const days =
      item.daysLeft === null
        ? ''
        : `, ${item.daysLeft >= 0 ? say('step-days-left', { count: item.daysLeft }) : say('step-days-late', { count: -item.daysLeft })}`
    const others =
      item.with.length > 0 ? `, ${say('with-others', { others: say.list(item.with) })}` : ''
    const as = item.as === 'party' ? '' : ` (${say('as-role', { role: sayRole(say, item.as) })})`
    return `  ${say('step-rests', { who: item.actor })}${as}: ${item.clause}${days}${others}`
  })
}

function clauseLines(say: Say, report: StatusReport): Lines {
  return (report.situation?.clauses ?? []).flatMap((one) => {
    const limit = phraseLimit(say, one.limit)
    const entries = [
      ...new Set(one.why.flatMap((why) => (why.kind === 'entry' ? [why.entry] : []))),
    ]
    const shown = entries.slice(0, 6).join(', ') + (entries.length > 6 ? ', …' : '')
    return [
      `  ${one.clause} ${say.list(one.bearers)}: ${[one.state, ...one.also].map((state) => phraseState(say, state)).join('; ')}${limit === null ? '' : ` · ${limit}`}${entries.length === 0 ? '' : ` [${shown}]`}`,
      ...one.suspensions.map(
        (link) =>
          `    ${say('suspension-link', { by: link.by, clause: link.clause, ground: link.ground.length > 0 ? say.list(link.ground) : (link.words ?? say('not-stated')) })}${link.resumed ? ` → ${say('resumed')} [${link.resumed.entry}]` : ''} [${link.entry}]`,
      ),
      ...one.alleged.map(
        (other) => `    ${say('state-alleged', { by: other.by })} [${other.entry}]`,
      ),
      ...one.determined.map(
        (other) =>
          `    ${say(`determined-${slug(other.result)}`, { by: other.by })} [${other.entry}]`,
      ),
    ]
  })
}

function owedLines(say: Say, report: StatusReport): Lines {
  const owed = report.situation?.owed
  if (!owed) return []
  const figure = (n: number | null) => (n === null ? say('not-stated') : String(n))
  return [
    ...owed.classes.map(
      (one) =>
        `  ${one.class} (${one.heldBy}): ${say('owed-count')} ${figure(one.count)}, ${say('owed-freed')} ${one.freed}, ${say('owed-outside')} ${one.outside}${one.categories.map((category) => `; ${category.category}: ${say('owed-opened')} ${figure(category.opened)}, ${say('owed-given')} ${category.given}`).join('')}`,
    ),
    ...owed.disputed.map(
      (one) =>
        `  ${say('owed-disputed', { by: one.by, n: one.n, from: one.from, to: one.to, difference: figure(one.difference) })} [${one.entry}]`,
    ),
    `  ${say('keys-describe')}`,
  ]
}

function differenceLines(say: Say, differences: readonly SideBySide[]): Lines {
  const name = (one: string) =>
    one === 'findings'
      ? say('account-findings-short')
      : one === 'text'
        ? say('reading-text-short')
        : one
  return differences.flatMap((side) => {
    const clauses = [...new Set(side.difference.clauses.map((one) => one.clause))]
    return [
      `  ${name(side.left)} / ${name(side.right)}: ${clauses.length > 0 ? say('differs-in', { clauses: say.list(clauses) }) : ''} ${side.difference.next === 'differs' ? say('differs-next') : ''}`.trimEnd(),
    ]
  })
}
