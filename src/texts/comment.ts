// What the public sends: a comment or a correction, plain text, unverified. It is shown to nobody until
// a moderator has decided, and it never becomes an entry of the record.
import { invisibleIn } from '../record/index.ts'

export const commentKinds = ['comment', 'correction'] as const
export type CommentKind = (typeof commentKinds)[number]

/** Longest text and name, in UTF-16 units. */
export const commentLimits = { text: 2000, name: 80, links: 2 } as const

export interface Comment {
  readonly kind: CommentKind
  readonly text: string
  /** Empty: without a name. */
  readonly name: string
  /** BCP 47, as chosen by the writer: the text keeps its language and direction. */
  readonly language: string
}

export type CommentProblem =
  | 'texts-comment-empty'
  | 'texts-comment-long'
  | 'texts-comment-hidden'
  | 'texts-comment-links'
  | 'texts-comment-language'

/** Reads the fields of the form. Markup stays what it is: letters. */
export function readComment(
  fields: Readonly<Record<string, string | undefined>>,
  languages: readonly string[],
): { readonly comment: Comment | null; readonly problem: CommentProblem | null } {
  const tidy = (value: string | undefined) =>
    (value ?? '').replace(/\r\n?/g, '\n').normalize('NFC').trim()
  const text = tidy(fields['text'])
  const name = tidy(fields['name']).replaceAll('\n', ' ')
  const language = fields['language'] ?? ''
  const refuse = (problem: CommentProblem) => ({ comment: null, problem })
  if (text === '') return refuse('texts-comment-empty')
  if (text.length > commentLimits.text || name.length > commentLimits.name)
    return refuse('texts-comment-long')
  if (
    invisibleIn(text) !== null ||
    invisibleIn(name) !== null ||
    /[\ud800-\udfff]/u.test(text + name)
  )
    return refuse('texts-comment-hidden')
  if ((text.match(/https?:|www\./gi) ?? []).length > commentLimits.links)
    return refuse('texts-comment-links')
  if (!languages.includes(language)) return refuse('texts-comment-language')
  const kind = commentKinds.find((one) => one === fields['kind']) ?? 'comment'
  return { comment: { kind, text, name, language }, problem: null }
}

/** A bucket of tokens: what is left, and when it was last filled (seconds). */
export interface Bucket {
  readonly left: number
  readonly at: number
}

/** Takes one token if there is one; `now` in seconds, `perMinute` refilled evenly, at most `most`. */
export function takeToken(
  bucket: Bucket | undefined,
  now: number,
  perMinute: number,
  most: number,
): { readonly bucket: Bucket; readonly taken: boolean } {
  const filled =
    bucket === undefined
      ? most
      : Math.min(most, bucket.left + (Math.max(0, now - bucket.at) * perMinute) / 60)
  return filled >= 1
    ? { bucket: { left: filled - 1, at: now }, taken: true }
    : { bucket: { left: filled, at: now }, taken: false }
}
