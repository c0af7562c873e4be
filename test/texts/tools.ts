// What the tests of this folder share: an invented register, documents, a printer.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  checkSuggestions,
  openDocument,
  registerOf,
  rules,
  type DocumentFacts,
  type Register,
  type RegisterActor,
  type SourceDocument,
  type Suggestion,
} from '../../src/texts/index.ts'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export const actor = (
  name: string,
  role = 'actor',
  of: string | null = null,
  unnamed = false,
): RegisterActor => ({ actor: name, roles: [{ role, of }], labels: [], unnamed })

/** An invented conflict: two parties, a mediator, officials, supporters. */
export const invented: readonly RegisterActor[] = [
  actor('Ardal', 'party'),
  actor('Belmar', 'party'),
  actor('Corvia', 'mediator'),
  actor('Northern Union', 'guarantor'),
  actor('Ilen Marsh', 'official', 'Ardal'),
  actor('Tova Renn', 'official', 'Belmar'),
  actor('Oskar Lund', 'official', 'Northern Union'),
  actor('Deland'),
  actor('Estria'),
  actor('Faros'),
  actor('Other coastal governments', 'actor', null, true),
  actor('The mediators', 'mediator', null, true),
]
export const inventedRegister: Register = registerOf(invented)

export const facts: DocumentFacts = {
  id: 'text',
  title: 'A text',
  language: 'en',
  kind: 'article',
  rights: 'quotations only',
  confidential: false,
  narrator: 'The article',
}

export function documentOf(text: string, more: Partial<DocumentFacts> = {}): SourceDocument {
  const { document, problem } = openDocument({ ...facts, ...more }, text, sha256)
  if (!document) throw new Error(`document: ${String(problem)}`)
  return document
}

export function suggestions(text: string, register = inventedRegister): readonly Suggestion[] {
  const document = documentOf(text)
  return checkSuggestions(rules.suggest(document, { register }), document, register).kept
}

export function line(one: Suggestion): string {
  const condition =
    one.condition === null ? '' : ` | if "${one.condition}" then "${String(one.consequence)}"`
  const who = one.who.join(' + ') || 'nobody named'
  const to = one.to.length > 0 ? ` → ${one.to.join(' + ')}` : ''
  return `${one.ticked ? 'ticked' : 'to decide'}: ${who} ${one.negated ? 'not ' : ''}${one.act}${to} (${one.voice}, ${one.mode})${condition}`
}

/** A file of the folder that TRUCE_DATA names, or null where it is not set or has no such file. */
export function dataFile(name: string): string | null {
  const folder = process.env['TRUCE_DATA']
  if (folder === undefined || !existsSync(join(folder, name))) return null
  return readFileSync(join(folder, name), 'utf8')
}
