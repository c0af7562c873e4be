// The same transition system in Promela, for SPIN (spinroot.com, Holzmann 2003): an independent count of
// the same states, and of the steps to the nearest state of interest.
import { changed, type Expr, type Label, type Net, type Statement, type Variable } from './net.ts'

/** A model for `spin -a`; with a goal, an assertion that no reachable state of interest exists. */
export function promela(net: Net, goal?: Expr): string {
  const names = new Map<Variable, string>(net.variables.map((one, i) => [one, `v${i}`]))
  const temporaries: Variable[] = []
  const nameOf = (one: Variable): string => {
    let name = names.get(one)
    if (name === undefined) {
      name = `t${temporaries.length}`
      temporaries.push(one)
      names.set(one, name)
    }
    return name
  }
  const steps = net.transitions.map((step) => {
    const used = [...changed(step.body)].filter((one) => one.temporary)
    const body = [
      ...step.body.flatMap((one) => printStatement(one, nameOf)),
      ...used.map((one) => `${nameOf(one)} = 0`),
      ...(goal === undefined || goal === 0 ? [] : [`assert(!(${print(goal, nameOf)}))`]),
    ]
    return `  /* ${comment(labelText(step.label))} */\n  :: d_step { ${print(step.guard, nameOf)} -> ${body.join('; ')} }`
  })
  const declare = net.variables.map(
    (one, i) =>
      `${one.max < 256 ? 'byte' : 'short'} v${i} = ${net.initial[i] ?? 0}; /* ${comment(one.name)} */`,
  )
  return `/* ${net.variables.length} variables, ${net.transitions.length} steps; time in ticks of ${net.ticks.hours} hours, up to ${net.ticks.last} */
${declare.join('\n')}
${temporaries.map((_, i) => `byte t${i};`).join('\n')}
active proctype X() {
  do
${steps.join('\n')}
  od
}
`
}

function comment(text: string): string {
  return text.replace(/\*\//g, '').replace(/[^\x20-\x7e]/g, '?')
}

function labelText(label: Label): string {
  switch (label.kind) {
    case 'time':
      return 'a tick passes'
    case 'act':
      return `${label.actor} ${label.claimed ? 'claims' : 'does'} ${label.clause}`
    case 'contrary':
    case 'stops-contrary':
      return `${label.actor} ${label.kind} ${label.clause}`
    case 'finding':
      return `${label.by} finds ${label.clause} ${label.confirmed ? 'done' : 'not done'}`
    case 'determination':
    case 'statement':
    case 'notice':
      return `${label.kind} by ${label.by} on ${label.clause}`
    case 'suspend':
    case 'resume':
      return `${label.by} may ${label.kind} ${label.clauses.join(', ')} under ${label.under}`
    case 'end-phase':
      return `${label.by} ends ${label.phase} under ${label.under}`
    case 'event':
      return `${label.event} ${label.ended ? 'ends' : 'happens'}`
  }
}

function print(e: Expr, name: (one: Variable) => string): string {
  if (typeof e === 'number') return String(e)
  if ('name' in e) return name(e)
  if (e.op === '!') return `!(${print(e.a, name)})`
  if (e.op === '?') return `(${print(e.c, name)} -> ${print(e.a, name)} : ${print(e.b, name)})`
  return `(${print(e.a, name)} ${e.op} ${print(e.b, name)})`
}

function printStatement(one: Statement, name: (one: Variable) => string): string[] {
  if (one.kind === 'set') return [`${name(one.to)} = ${print(one.value, name)}`]
  const list = (body: readonly Statement[]): string =>
    body.flatMap((s) => printStatement(s, name)).join('; ') || 'skip'
  return [`if :: ${print(one.when, name)} -> ${list(one.yes)} :: else -> ${list(one.no)} fi`]
}
