/**
 * What is wrong with something a person or another machine handed in: a value, never thrown. The sentence
 * for `code` is in the words folder; `at` says where (a path, an entry, a line); `data` fills the sentence.
 */
export interface LogProblem {
  readonly code: LogCode
  readonly severity: 'error' | 'warning' | 'note'
  readonly at: string
  readonly data: Readonly<Record<string, string | number | boolean>>
}

/** Every code that log and store give out. */
export type LogCode =
  // text and json
  | 'json-not-utf8'
  | 'json-syntax'
  | 'json-duplicate-key'
  | 'json-number'
  | 'json-depth'
  | 'json-key'
  | 'json-not-canonical'
  | 'text-not-nfc'
  | 'text-lone-surrogate'
  | 'text-invisible'
  // notes, checkpoints, keys
  | 'note-form'
  | 'note-signature'
  | 'note-no-known-signature'
  | 'note-unknown-key'
  | 'checkpoint-form'
  | 'checkpoint-origin'
  | 'checkpoint-root'
  | 'checkpoint-truncated'
  | 'checkpoint-missing'
  | 'key-form'
  | 'key-weak'
  | 'policy-form'
  | 'quorum-missing'
  | 'history-conflict'
  | 'proof-form'
  | 'proof-wrong'
  | 'request-form'
  | 'cosignature-time'
  // entries
  | 'entry-form'
  | 'entry-too-long'
  | 'entry-newer-form'
  | 'entry-channel'
  | 'entry-author-unknown'
  | 'entry-signature'
  | 'entry-id-reused'
  | 'body-missing'
  | 'body-wrong'
  | 'body-erased'
  | 'body-unopened'
  | 'key-slot-wrong'
  | 'recipients-too-few'
  | 'recipient-form'
  // files
  | 'tile-missing'
  | 'tile-wrong'
  | 'bundle-missing'
  | 'bundle-wrong'
  | 'file-name-hash'
  | 'file-unknown'
  | 'journal-unfinished'
  | 'journal-damaged'
  | 'both-forms'
  | 'already-signed'
  | 'record-missing'
  | 'channel-name'
  | 'channel-unknown'
  | 'head-moved'
  | 'locked'
  | 'read-only'
  | 'behind-own-checkpoint'
  | 'behind-witness'
  | 'signing-key-missing'
  | 'clock-off'
  | 'disk-full'
  | 'disk-failed'
  | 'outcome-unknown'

/** A value, or what is wrong with what was handed in. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: LogProblem }

/** An error at a place. */
export function problem(
  code: LogCode,
  at = '',
  data: LogProblem['data'] = {},
  severity: LogProblem['severity'] = 'error',
): LogProblem {
  return { code, severity, at, data }
}

/** A good answer. */
export function good<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** A refusal. */
export function refuse(
  code: LogCode,
  at = '',
  data: LogProblem['data'] = {},
): { readonly ok: false; readonly problem: LogProblem } {
  return { ok: false, problem: problem(code, at, data) }
}
