// Whose keys count: those that entries of kind "key enrolled" name, less those that "key ended" names.
import { parseVerifierKey, type Json, type JsonObject, type VerifierKey } from '../log/index.ts'
import { nodePrimitives } from '../store/index.ts'

function textIn(value: JsonObject, field: string): string {
  const found: Json | undefined = value[field]
  return typeof found === 'string' ? found : ''
}

/** The keys that may sign new entries. */
export function enrolledKeys(entries: readonly JsonObject[]): readonly VerifierKey[] {
  const ended = new Set(
    entries.filter((one) => one['kind'] === 'key ended').map((one) => textIn(one, 'of')),
  )
  return everEnrolled(entries.filter((one) => !ended.has(textIn(one, 'id'))))
}

/** The keys of all times, for verifying what was signed while they counted. Unsound keys never count. */
export function everEnrolled(entries: readonly JsonObject[]): readonly VerifierKey[] {
  return entries.flatMap((one) => {
    if (one['kind'] !== 'key enrolled') return []
    const key = parseVerifierKey(nodePrimitives, textIn(one, 'key'))
    return key.ok ? [key.value] : []
  })
}
