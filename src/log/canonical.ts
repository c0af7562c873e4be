// Canonical JSON: RFC 8785, narrowed so that every reader in every language computes the same bytes:
// whole numbers within the safe range only, texts in NFC without hidden characters, no key twice.
import { bytesOf, sameBytes, textOf } from './bytes.ts'
import { good, refuse, type Answer } from './problem.ts'
import { faultOfText } from './text.ts'

/** A JSON value as the record holds it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json
}

/** How deep arrays and objects may nest. */
export const deepest = 32

/** Thrown inside, answered outside. */
class Refused extends Error {
  readonly code: Parameters<typeof refuse>[0]
  readonly where: string
  readonly data: Record<string, string | number>
  constructor(
    code: Parameters<typeof refuse>[0],
    where: string,
    data: Record<string, string | number> = {},
  ) {
    super(code)
    this.code = code
    this.where = where
    this.data = data
  }
}

function answer<T>(work: () => T): Answer<T> {
  try {
    return good(work())
  } catch (error) {
    if (error instanceof Refused) return refuse(error.code, error.where, error.data)
    throw error
  }
}

/** The canonical text of a value: keys in order of their UTF-16 code units, no white space. */
export function canonicalText(value: Json): Answer<string> {
  return answer(() => print(value, '', 0))
}

/** The canonical bytes of a value. */
export function canonicalBytes(value: Json): Answer<Uint8Array> {
  const text = canonicalText(value)
  return text.ok ? good(bytesOf(text.value)) : text
}

function print(value: Json, where: string, depth: number): string {
  if (depth > deepest) throw new Refused('json-depth', where)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0))
      throw new Refused('json-number', where, { number: String(value) })
    return String(value)
  }
  if (typeof value === 'string') return printText(value, where)
  if (isList(value))
    return `[${value.map((one, i) => print(one, `${where}/${i}`, depth + 1)).join(',')}]`
  if (typeof value !== 'object') throw new Refused('json-syntax', where)
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const members = keys.map((key) => {
    const inner = `${where}/${key}`
    if (key === '__proto__') throw new Refused('json-key', inner, { key })
    return `${printText(key, where)}:${print(value[key] as Json, inner, depth + 1)}`
  })
  return `{${members.join(',')}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function printText(text: string, where: string): string {
  const fault = faultOfText(text)
  if (fault) throw new Refused(fault.code, where, { at: fault.at, character: fault.character })
  // JSON.stringify escapes exactly as RFC 8785 section 3.2.2.2 asks.
  return JSON.stringify(text)
}

/** Reads JSON text in any layout, under the rules above. */
export function parseJson(text: string): Answer<Json> {
  return answer(() => {
    const reader = new Reader(text)
    const value = reader.value('', 0)
    reader.end()
    return value
  })
}

/** Reads bytes that must be exactly the canonical form of their value: one value, one hash. */
export function parseCanonical(bytes: Uint8Array): Answer<Json> {
  const text = textOf(bytes)
  if (text === undefined) return refuse('json-not-utf8')
  const value = parseJson(text)
  if (!value.ok) return value
  const again = canonicalBytes(value.value)
  if (!again.ok) return again
  return sameBytes(again.value, bytes) ? value : refuse('json-not-canonical')
}

const numberForm = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const textForm = /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y

/** A strict reader: RFC 8259, with duplicate keys, fractions and depth refused while reading. */
class Reader {
  private readonly text: string
  private at = 0
  constructor(text: string) {
    this.text = text
  }

  value(where: string, depth: number): Json {
    if (depth > deepest) throw new Refused('json-depth', where)
    this.space()
    const character = this.text[this.at]
    if (character === '{') return this.object(where, depth)
    if (character === '[') return this.list(where, depth)
    if (character === '"') return this.string(where)
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const)
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return value
      }
    const number = this.match(numberForm, where)
    const value = Number(number)
    if (!/^-?\d+$/.test(number) || number === '-0' || !Number.isSafeInteger(value))
      throw new Refused('json-number', where, { number })
    return value
  }

  end(): void {
    this.space()
    if (this.at !== this.text.length) throw new Refused('json-syntax', `character ${this.at}`)
  }

  private object(where: string, depth: number): JsonObject {
    const object: Record<string, Json> = {}
    this.at++
    if (this.next('}')) return object
    do {
      this.space()
      const key = this.string(where)
      if (Object.hasOwn(object, key)) throw new Refused('json-duplicate-key', where, { key })
      if (key === '__proto__') throw new Refused('json-key', where, { key })
      if (!this.next(':')) throw new Refused('json-syntax', where)
      object[key] = this.value(`${where}/${key}`, depth + 1)
    } while (this.next(','))
    if (!this.next('}')) throw new Refused('json-syntax', where)
    return object
  }

  private list(where: string, depth: number): Json[] {
    const list: Json[] = []
    this.at++
    if (this.next(']')) return list
    do list.push(this.value(`${where}/${list.length}`, depth + 1))
    while (this.next(','))
    if (!this.next(']')) throw new Refused('json-syntax', where)
    return list
  }

  private string(where: string): string {
    const text = JSON.parse(this.match(textForm, where)) as string
    const fault = faultOfText(text)
    if (fault) throw new Refused(fault.code, where, { at: fault.at, character: fault.character })
    return text
  }

  private match(pattern: RegExp, where: string): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found === undefined) throw new Refused('json-syntax', where, { character: this.at })
    this.at += found.length
    return found
  }

  private next(character: string): boolean {
    this.space()
    if (this.text[this.at] !== character) return false
    this.at++
    return true
  }

  private space(): void {
    while (/[ \t\n\r]/.test(this.text[this.at] ?? 'x')) this.at++
  }
}
