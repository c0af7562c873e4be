// What is shared while the files of one agreement are read: names, the agreement so far, remarks.
import type { Agreement, Clause, Diagnostic, Place } from '../model/index.ts'
import { placeOf } from './markdown.ts'
import { Names } from './names.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] }

/** The agreement while it is being built. */
export type Draft = Mutable<Agreement>

/** Everything the sentences of one agreement share. */
export interface Reader {
  readonly names: Names
  readonly draft: Draft
  readonly diagnostics: Diagnostic[]
  /** Tokens looked at; laws check that it grows no faster than the text. */
  steps: number
  /** Position in `draft.clauses` of the clause to which following sentences belong; -1: none. */
  clause: number
  /** Readings to which following sentences belong: index in `draft.readings`, or -1. */
  reading: number
  readonly clauseIndex: Map<string, number>
  /** Clause numbers met, also those of clauses that could not be read. */
  readonly numbered: Set<string>
  /** What proves a release where its clause says nothing else. */
  usualProof: { readonly words: string; readonly signedBy: readonly string[] } | null
  /** References to check once everything is read. */
  readonly references: Reference[]
}

export interface Reference {
  readonly kind: 'clause'
  readonly name: string
  readonly at: Place
}

export interface FileView {
  readonly file: string
  readonly text: string
  readonly starts: readonly number[]
  readonly article: string
}

export function newReader(file: string): Reader {
  const at: Place = { file, from: 0, to: 0, line: 1, column: 1 }
  return {
    names: new Names(),
    draft: {
      title: '',
      header: { at, authentic: [], confirmedBy: [], known: 'text', unpublished: [] },
      actors: [],
      terms: [],
      anchors: [],
      days: { zone: 'UTC', endsAt: 1440 },
      phases: [],
      zones: [],
      groups: [],
      keys: [],
      clauses: [],
      interlocks: [],
      readings: [],
      ladders: [],
      aims: [],
      checks: [],
      histories: [],
      assumptions: [],
    },
    diagnostics: [],
    steps: 0,
    clause: -1,
    reading: -1,
    clauseIndex: new Map(),
    numbered: new Set(),
    references: [],
    usualProof: null,
  }
}

/** The clause (or the reading's clause) that an attached sentence belongs to. */
export function attachedTo(reader: Reader): Clause | undefined {
  if (reader.reading >= 0) return reader.draft.readings[reader.reading]?.replaces
  return reader.draft.clauses[reader.clause]
}

/** Replaces that clause by one that says more. */
export function attach(reader: Reader, more: Partial<Clause>): void {
  if (reader.reading >= 0) {
    const reading = reader.draft.readings[reader.reading]
    if (reading)
      reader.draft.readings[reader.reading] = {
        ...reading,
        replaces: { ...reading.replaces, ...more } as Clause,
      }
    return
  }
  const clause = reader.draft.clauses[reader.clause]
  if (clause) reader.draft.clauses[reader.clause] = { ...clause, ...more } as Clause
}

/** Remarks beyond this many in one file are counted, not listed. */
export const mostRemarks = 200

/** Sentences choose by what is there, so every argument that one may use is always given. */
export function complete(data: Diagnostic['data']): Diagnostic['data'] {
  return {
    clause: '',
    meant: '',
    ...data,
    found: data['found'] === undefined || data['found'] === '' ? 'none' : data['found'],
    where: data['clause'] === undefined || data['clause'] === '' ? 'sentence' : 'clause',
    hint: data['meant'] === undefined || data['meant'] === '' ? 'no' : 'yes',
  }
}

export function report(
  reader: Reader,
  view: FileView,
  code: string,
  severity: Diagnostic['severity'],
  from: number,
  to: number,
  data: Diagnostic['data'],
  more: { readonly about?: string; readonly fix?: Diagnostic['fix'] } = {},
): void {
  reader.diagnostics.push({
    code,
    severity,
    at: placeOf(view.file, view.starts, from, to),
    data: complete(data),
    ...(more.about === undefined ? {} : { about: more.about }),
    ...(more.fix === undefined ? {} : { fix: more.fix }),
  })
}
