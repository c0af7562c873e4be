// Prints a condition so that it can be read aloud and read back. "and" and "or" never stand beside
// each other without brackets: a listener must not have to know which binds tighter.
import type { Atom, Condition, Fact, Subject } from './condition.ts'
import { dateWords, plainName, plainWord, quoted } from './condition-words.ts'

/** The words of a condition; `parseCondition` reads them back to the same tree. */
export function printCondition(condition: Condition): string {
  if (condition.kind === 'and' || condition.kind === 'or')
    return condition.parts
      .map((part) =>
        part.kind === 'and' || part.kind === 'or'
          ? `(${printCondition(part)})`
          : printCondition(part),
      )
      .join(` ${condition.kind} `)
  if (condition.kind === 'not') {
    const { part } = condition
    if (part.kind === 'and' || part.kind === 'or' || part.kind === 'not')
      return `not (${printCondition(part)})`
    return printAtom(part, false)
  }
  return printAtom(condition, true)
}

function printAtom(atom: Atom, sign: boolean): string {
  if (atom.kind === 'in') return `${printClause(atom)} ${sign ? 'is in' : 'is not in'}`
  if (atom.kind === 'level') {
    const words = {
      'at-least': ['is at least', 'is less than'],
      'more-than': ['is more than', 'is at most'],
    }[atom.compare]
    return `${printClause({ clause: atom.clause })} ${words[sign ? 0 : 1]} ${printStep(atom.step, atom.unit)}`
  }
  return `${printSubject(atom.about)} ${sign ? 'is' : 'is not'} ${printFact(atom)}`
}

/** A step of a ladder with its unit, as "42 days". */
export function printStep(step: string, unit?: string): string {
  const name = plainWord(step) ? step : quoted(step)
  return unit === undefined ? name : `${name} ${unit}`
}

/** "clause 4" or "clause 4 option B". */
export function printClause(ref: { clause: string; option?: string }): string {
  const name = (text: string) => (plainWord(text) ? text : quoted(text))
  return `clause ${name(ref.clause)}${ref.option === undefined ? '' : ` option ${name(ref.option)}`}`
}

function printSubject(about: Subject): string {
  if (about.kind === 'it') return 'it'
  return about.kind === 'package' ? 'the package' : printClause(about)
}

function printFact(fact: Fact): string {
  const by = fact.by === undefined ? '' : ` by ${plainName(fact.by) ? fact.by : quoted(fact.by)}`
  if (fact.fact === 'annexed') return 'kept in an annex'
  if (fact.fact === 'ratified')
    return `ratified${by}${fact.before === undefined ? '' : ` by ${dateWords(fact.before)}`}`
  return `${fact.fact}${by}`
}
