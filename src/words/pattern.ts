// What a Fluent pattern asks for, read from its parsed form. Fluent itself only complains while it
// formats, and only about the branch it took; we want to know every variable beforehand.
import type { FluentBundle, Message } from '@fluent/bundle'

type Pattern = Exclude<Message['value'], null>
type Element = Exclude<Pattern, string>[number]
type Expression = Exclude<Element, string>

/** What a pattern uses: variables, and whatever we do not allow (numbers in braces, functions). */
export interface Needs {
  variables: Set<string>
  refused: Set<string>
}

/** Collects the needs of one pattern, through the messages it refers to. Cycles are cut. */
export function needs(bundle: FluentBundle, pattern: Pattern | null | undefined): Needs {
  const found: Needs = { variables: new Set(), refused: new Set() }
  const seen = new Set<Pattern>()
  const inPattern = (one: Pattern | null | undefined) => {
    if (one === null || one === undefined || typeof one === 'string' || seen.has(one)) return
    seen.add(one)
    for (const element of one) if (typeof element !== 'string') inExpression(element)
  }
  const inExpression = (one: Expression): void => {
    switch (one.type) {
      case 'var':
        found.variables.add(one.name)
        return
      case 'select':
        inExpression(one.selector)
        for (const variant of one.variants) inPattern(variant.value)
        return
      case 'mesg': {
        const other = bundle.getMessage(one.name)
        const target = one.attr === null ? other?.value : other?.attributes[one.attr]
        if (target === undefined || target === null)
          found.refused.add(`reference to ${one.name}${one.attr === null ? '' : `.${one.attr}`}`)
        inPattern(target)
        return
      }
      case 'num':
        // Would pass through Intl.NumberFormat and differ between machines.
        found.refused.add(`number ${one.value} in braces`)
        return
      case 'func':
        found.refused.add(`function ${one.name}`)
        return
      case 'term':
        found.refused.add(`term -${one.name}`)
        return
      case 'str':
        return
    }
  }
  inPattern(pattern)
  return found
}
