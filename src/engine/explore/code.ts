// From a transition system to a program that searches it: states packed into 32-bit words, one arena, one
// open-addressing table. The text of the program is made here and contains only numbers and operators.
import { changed, type Expr, type Net, type Statement, type Variable } from './net.ts'

/** Where a variable lies in the words of a state. */
interface Cell {
  readonly word: number
  readonly shift: number
  readonly mask: number
}

export interface Packing {
  readonly words: number
  readonly bits: number
  readonly cells: ReadonlyMap<Variable, Cell>
}

/** Largest number of 32-bit words a state may have. */
export const mostWords = 12

export function packingOf(variables: readonly Variable[]): Packing {
  const cells = new Map<Variable, Cell>()
  // Large fields first, each where it still fits: few words, nothing split.
  const room: number[] = []
  let bits = 0
  const widths = variables.map((one) => ({ one, width: widthOf(one.max) }))
  for (const { one, width } of widths.toSorted((a, b) => b.width - a.width)) {
    bits += width
    let word = room.findIndex((left) => left >= width)
    if (word < 0) word = room.push(32) - 1
    const left = room[word] ?? 32
    cells.set(one, { word, shift: 32 - left, mask: width === 32 ? -1 : (1 << width) - 1 })
    room[word] = left - width
  }
  return { words: Math.max(1, room.length), bits, cells }
}

export function widthOf(max: number): number {
  return max <= 0 ? 1 : Math.floor(Math.log2(max)) + 1
}

/** The search over one transition system, as a small machine that the generator in search.ts drives. */
export interface Kernel {
  /** Expands the states first … last - 1. @returns transitions taken */
  readonly expand: (first: number, last: number) => number
  readonly count: () => number
  readonly parent: (state: number) => number
  /** Values of the variables of a state, in the order of the net. */
  readonly values: (state: number) => number[]
  /** Number of the first state from `first` on in which a goal holds, or -1. */
  readonly find: (goal: number, first: number, last: number) => number
  /** Largest value of a measure among the states first … last - 1, and the first state that has it. */
  readonly most: (measure: number, first: number, last: number) => readonly [number, number]
  /** Numbers of the transitions that lead from a state to a later-known state. */
  readonly between: (from: number, to: number) => number
  /** True if no transition but time can be taken in the state. */
  readonly bytes: () => number
}

export interface Asked {
  /** True in a state of interest. */
  readonly goals?: readonly Expr[]
  /** Counted in every state. */
  readonly measures?: readonly Expr[]
  /** States in which this holds are not entered. */
  readonly avoid?: Expr
}

const cache = new WeakMap<Net, { readonly key: string; readonly make: () => Kernel }>()

export function kernelOf(net: Net, asked: Asked): Kernel {
  const text = programOf(net, asked)
  const known = cache.get(net)
  if (known?.key === text) return known.make()
  // The only place where text becomes program; it is made of numbers, operators and names from here.
  // oxlint-disable-next-line typescript/no-implied-eval
  const make = new Function(text) as () => Kernel
  cache.set(net, { key: text, make })
  return make()
}

export function programOf(net: Net, asked: Asked): string {
  const { words, cells } = packingOf(net.variables)
  if (words > mostWords) throw new RangeError(`${words} words a state, at most ${mostWords}`)
  const names = new Map<Variable, string>(net.variables.map((one, i) => [one, `v${i}`]))
  let temporaries = 0
  const nameOf = (one: Variable): string => {
    let name = names.get(one)
    if (name === undefined) names.set(one, (name = `t${temporaries++}`))
    return name
  }
  const list = Array.from({ length: words }, (_, i) => i)
  const w = list.map((i) => `w${i}`)
  const load = list.map((i) => `w${i} = arena[at + ${i}]`).join(', ')
  const unpack = net.variables
    .map((one) => {
      const cell = cells.get(one)
      return `${nameOf(one)} = ${cell ? `(w${cell.word} >>> ${cell.shift}) & ${cell.mask}` : 0}`
    })
    .join(', ')
  const initial = new Int32Array(words)
  net.variables.forEach((one, i) => {
    const cell = cells.get(one)
    const value = net.initial[i] ?? 0
    if (value < 0 || value > one.max || !Number.isInteger(value))
      throw new RangeError(`${one.name} is ${value}, not 0 … ${one.max}`)
    if (cell) initial[cell.word] = (initial[cell.word] ?? 0) | (value << cell.shift)
  })
  const steps = net.transitions.map((step, n) => {
    const touched = [...changed(step.body)]
    const renamed = new Map(touched.map((one) => [one, `x${nameOf(one)}`]))
    const name = (one: Variable): string => renamed.get(one) ?? nameOf(one)
    const kept = touched.filter((one) => !one.temporary)
    const declare = touched
      .map((one) => `x${nameOf(one)} = ${one.temporary ? 0 : nameOf(one)}`)
      .join(', ')
    const packed = list.map((i) => {
      const mine = kept.filter((one) => cells.get(one)?.word === i)
      if (mine.length === 0) return `w${i}`
      let mask = 0
      for (const one of mine) {
        const cell = cells.get(one)
        if (cell) mask |= cell.mask << cell.shift
      }
      const parts = mine.map((one) => `(${name(one)} << ${cells.get(one)?.shift ?? 0})`)
      return `((w${i} & ${~mask}) | ${parts.join(' | ')})`
    })
    const avoid =
      asked.avoid === undefined || asked.avoid === 0 ? '' : `if (!(${print(asked.avoid, name)})) `
    return {
      guard: print(step.guard, nameOf),
      body: [
        touched.length > 0 ? `let ${declare};` : '',
        ...step.body.map((one) => printStatement(one, name)),
      ].join(' '),
      avoid,
      packed: packed.join(', '),
      n,
    }
  })
  const same = list.map((i) => `arena[at + ${i}] === w${i}`).join(' && ')
  const hash = list.map((i) => `h = Math.imul(h ^ w${i}, 0x9E3779B1); h ^= h >>> 15;`).join(' ')
  const goals = (asked.goals ?? []).map((one) => print(one, nameOf))
  const measures = (asked.measures ?? []).map((one) => print(one, nameOf))
  const store = list.map((i) => `arena[to + ${i}] = w${i};`).join(' ')
  return `'use strict';
let room = 1024, count = 0, bits = 12, mask = 4095;
let arena = new Int32Array(room * ${words}), parents = new Int32Array(room), table = new Int32Array(4096);
function grow() {
  const more = Math.ceil(room * 1.5);
  const a = new Int32Array(more * ${words}); a.set(arena); arena = a;
  const p = new Int32Array(more); p.set(parents); parents = p;
  room = more;
}
function rehash() {
  bits += 1; mask = (1 << bits) - 1; table = new Int32Array(mask + 1);
  for (let s = 0; s < count; s++) {
    const at = s * ${words}; const ${load};
    let h = 0x2545F491; ${hash} h = Math.imul(h, 0x85EBCA6B); h ^= h >>> 13;
    let i = h & mask;
    while (table[i] !== 0) i = (i + 1) & mask;
    table[i] = s + 1;
  }
}
function put(${w.join(', ')}, from) {
  let h = 0x2545F491; ${hash} h = Math.imul(h, 0x85EBCA6B); h ^= h >>> 13;
  let i = h & mask;
  for (;;) {
    const s = table[i];
    if (s === 0) break;
    const at = (s - 1) * ${words};
    if (${same}) return;
    i = (i + 1) & mask;
  }
  if (count === room) grow();
  const to = count * ${words};
  ${store}
  parents[count] = from;
  table[i] = ++count;
  if (count * 4 > mask * 3) rehash();
}
function expand(first, last) {
  let taken = 0;
  for (let s = first; s < last; s++) {
    const at = s * ${words};
    const ${load};
    const ${unpack};
${steps
  .map(
    (one) =>
      `    if (${one.guard}) { ${one.body} ${one.avoid}{ taken++; put(${one.packed}, s); } }`,
  )
  .join('\n')}
  }
  return taken;
}
function between(s, to) {
  const at = s * ${words};
  const ${load};
  const ${unpack};
  const same = (${list.map((i) => `a${i}`).join(', ')}) => ${list
    .map((i) => `arena[to * ${words} + ${i}] === (a${i} | 0)`)
    .join(' && ')};
${steps
  .map(
    (one) =>
      `  if (${one.guard}) { ${one.body} ${one.avoid}{ if (same(${one.packed})) return ${one.n}; } }`,
  )
  .join('\n')}
  return -1;
}
function find(goal, first, last) {
  for (let s = first; s < last; s++) {
    const at = s * ${words};
    const ${load};
    const ${unpack};
    switch (goal) {
${goals.map((one, i) => `      case ${i}: if (${one}) return s; break;`).join('\n')}
    }
  }
  return -1;
}
function most(measure, first, last) {
  let best = -1, found = -1;
  for (let s = first; s < last; s++) {
    const at = s * ${words};
    const ${load};
    const ${unpack};
    let value = 0;
    switch (measure) {
${measures.map((one, i) => `      case ${i}: value = ${one}; break;`).join('\n')}
    }
    if (value > best) { best = value; found = s; }
  }
  return [best, found];
}
function values(s) {
  const at = s * ${words};
  const ${load};
  const ${unpack};
  return [${net.variables.map(nameOf).join(', ')}];
}
put(${[...initial].join(', ')}, -1);
return { expand, find, most, values, between, count: () => count, parent: (s) => parents[s],
  bytes: () => arena.byteLength + parents.byteLength + table.byteLength };
`
}

function print(e: Expr, name: (one: Variable) => string): string {
  if (typeof e === 'number') return String(e)
  if ('name' in e) return name(e)
  if (e.op === '!') return `!(${print(e.a, name)})`
  if (e.op === '?') return `((${print(e.c, name)}) ? ${print(e.a, name)} : ${print(e.b, name)})`
  const operator = e.op === '==' ? '===' : e.op === '!=' ? '!==' : e.op
  return `(${print(e.a, name)} ${operator} ${print(e.b, name)})`
}

function printStatement(one: Statement, name: (one: Variable) => string): string {
  if (one.kind === 'set') return `${name(one.to)} = ${value(one.value, name)};`
  const then = one.yes.map((s) => printStatement(s, name)).join(' ')
  const other = one.no.map((s) => printStatement(s, name)).join(' ')
  return `if (${print(one.when, name)}) { ${then} }${other === '' ? '' : ` else { ${other} }`}`
}

/** A truth value that is stored becomes a number. */
function value(e: Expr, name: (one: Variable) => string): string {
  const truth =
    typeof e !== 'number' && !('name' in e) && e.op !== '?' && e.op !== '+' && e.op !== '-'
  return truth ? `(${print(e, name)}) ? 1 : 0` : print(e, name)
}
