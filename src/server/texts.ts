// The desk for texts over HTTP: paste a text, decide sentence by sentence. Texts, suggestions and the
// coders' own lists lie in private/; only what is decided goes to the record, through `decide`.
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Context, Hono } from 'hono'
import { actorsOf, decide, standingEntries, type Process } from '../process/index.ts'
import {
  checkSuggestions,
  codingOf,
  deskOf,
  entriesOf,
  isAct,
  keyOf,
  openDocument,
  problemsOf,
  quoteAt,
  registerOf,
  rules,
  standingEvents,
  voices,
  withPlace,
  type Coding,
  type Decided,
  type DeskEvent,
  type DocumentFacts,
  type SourceDocument,
} from '../texts/index.ts'
import { deskKeys, textPage, textsPage, type Site, type TextPage } from '../views/index.ts'
import { isLocale } from '../words/index.ts'
import { appendEntries } from './append.ts'
import { writeWhole } from './comments.ts'
import { listProcesses } from './disk.ts'
import { localHost, readForm, statusOfProblem } from './posts.ts'

const mostText = 12 * 1024 * 1024
const mostForm = 256 * 1024
const label = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u
const documentId = /^t[0-9]{1,6}$/

interface Kept extends DocumentFacts {
  readonly hash: string
  /** Label of the coder whose decisions enter the record. */
  readonly first: string
  /** What the text is mostly about: the topic of an entry unless the form says otherwise. */
  readonly topic: string
}

/** The private folder of the texts of one process. */
export class TextFolder {
  private readonly root: string
  constructor(home: string, process: string) {
    this.root = join(home, 'private', 'texts', basename(process))
  }
  list(): readonly Kept[] {
    if (!existsSync(this.root)) return []
    return readdirSync(this.root)
      .filter((name) => documentId.test(name) && existsSync(join(this.root, name, 'document.json')))
      .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
      .map(
        (name) => JSON.parse(readFileSync(join(this.root, name, 'document.json'), 'utf8')) as Kept,
      )
  }
  add(facts: Omit<Kept, 'id' | 'hash'>, document: SourceDocument): string {
    const id = `t${1 + this.list().reduce((most, one) => Math.max(most, Number(one.id.slice(1))), 0)}`
    mkdirSync(join(this.root, id), { recursive: true, mode: 0o700 })
    writeWhole(join(this.root, id, 'text.txt'), document.text)
    writeWhole(
      join(this.root, id, 'document.json'),
      JSON.stringify({ ...facts, id, hash: document.hash }),
    )
    return id
  }
  open(id: string): { readonly kept: Kept; readonly document: SourceDocument } | null {
    const kept = this.list().find((one) => one.id === id)
    const path = join(this.root, id, 'text.txt')
    if (!kept || !existsSync(path)) return null
    return { kept, document: { ...kept, text: readFileSync(path, 'utf8') } }
  }
  private file(id: string, by: string): string {
    return join(this.root, id, `by-${encodeURIComponent(by)}.jsonl`)
  }
  events(id: string, by: string): readonly DeskEvent[] {
    const path = this.file(id, by)
    if (!existsSync(path)) return []
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as DeskEvent)
  }
  note(id: string, by: string, event: DeskEvent): void {
    appendFileSync(this.file(id, by), `${JSON.stringify(event)}\n`, { mode: 0o600 })
  }
  /** Everybody who coded this text. */
  coders(id: string): readonly string[] {
    return readdirSync(join(this.root, id)).flatMap((name) => {
      const found = /^by-(.+)\.jsonl$/.exec(name)
      return found?.[1] === undefined ? [] : [decodeURIComponent(found[1])]
    })
  }
  /** The whole text goes where its rights allow no copy; facts, hash and decisions stay. */
  finish(id: string): void {
    rmSync(join(this.root, id, 'text.txt'), { force: true })
  }
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const list = (value: string | null) =>
  (value ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** What went wrong, as a code and the arguments of its sentence. */
type Said = TextPage['said'][number]
const saidOf = (one: Said): Said => ({ code: one.code, data: one.data })

/** Routes of the desk for texts; not mounted where only the public is served. */
export function mountTexts(app: Hono, site: Site, home: string, clock: () => number): void {
  if (site.audience !== 'desk') return
  app.get('/texts-desk.js', (context) =>
    context.body(deskKeys, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  const registerFor = (process: Process) =>
    registerOf(actorsOf(process.versions, process.record.entries))
  const folderOf = (id: string) =>
    listProcesses(home).find((path) => basename(resolve(path)) === id) ?? null

  for (const prefix of ['', '/ar', '/he']) {
    const given = prefix.slice(1)
    const locale = isLocale(given) ? given : site.locale
    const listPath = `${prefix}/p/:id/texts/` as const
    const textPath = `${prefix}/p/:id/texts/:text/as/:by/` as const

    const showList = (context: Context, id: string, said: string | null, status: 200 | 400) => {
      const process = site.open(id)
      if (!process) return context.notFound()
      const texts = new TextFolder(home, id).list()
      return context.html(
        textsPage({
          locale,
          title: process.charter.title,
          texts: texts.map((one) => ({
            id: one.id,
            title: one.title,
            first: one.first,
            open: new TextFolder(home, id).open(one.id) !== null,
          })),
          said,
          languages: ['en', 'ar', 'he', 'fr', 'es', 'ru', 'other'],
        }),
        status,
      )
    }
    app.get(listPath, (context) => showList(context, context.req.param('id') ?? '', null, 200))
    app.post(listPath, async (context) => {
      const id = context.req.param('id') ?? ''
      const process = site.open(id)
      if (!process || !localHost(context)) return context.notFound()
      const read = await readForm(context, mostText)
      if ('problem' in read) return context.text('refused', statusOfProblem[read.problem])
      const field = (name: string) => (read.fields.get(name) ?? '').trim()
      const first = field('by')
      if (!label.test(first)) return showList(context, id, 'texts-label', 400)
      const facts = {
        title: field('title') || field('address') || 'text',
        ...(field('publisher') === '' ? {} : { publisher: field('publisher') }),
        ...(field('address') === '' ? {} : { address: field('address') }),
        ...(field('published') === '' ? {} : { published: field('published') }),
        retrieved: site.today(process.charter.zone),
        language: field('language') === 'other' ? 'und' : field('language') || 'und',
        kind: 'article' as const,
        rights:
          field('rights') === 'whole text' ? ('whole text' as const) : ('quotations only' as const),
        confidential: field('confidential') === 'yes',
        narrator: field('narrator') || 'The text',
        first,
        topic: field('topic'),
      }
      const { document, problem } = openDocument(
        { id: '', ...facts },
        read.fields.get('text') ?? '',
        hash,
      )
      if (!document) return showList(context, id, problem, 400)
      const text = new TextFolder(home, id).add(facts, document)
      return context.redirect(`./${text}/as/${encodeURIComponent(first)}/`, 303)
    })

    const showText = (
      context: Context,
      id: string,
      text: string,
      by: string,
      said: readonly Said[],
      status: 200 | 400,
    ) => {
      const process = site.open(id)
      const folder = new TextFolder(home, id)
      const opened = folder.open(text)
      if (!process || !opened || !label.test(by)) return context.notFound()
      const { document, kept } = opened
      const register = registerFor(process)
      const { kept: suggested } = checkSuggestions(
        rules.suggest(document, { register }),
        document,
        register,
      )
      return context.html(
        textPage({
          locale,
          process: process.charter.title,
          title: document.title,
          language: document.language,
          by,
          primary: kept.first === by,
          topic: kept.topic,
          actors: [...register.actors],
          view: deskOf(document, register, suggested, folder.events(text, by)),
          said,
        }),
        status,
      )
    }
    const params = (context: Context) => ({
      id: context.req.param('id') ?? '',
      text: context.req.param('text') ?? '',
      by: context.req.param('by') ?? '',
    })
    app.get(textPath, (context) => {
      const { id, text, by } = params(context)
      return showText(context, id, text, by, [], 200)
    })
    app.post(textPath, async (context) => {
      const { id, text, by } = params(context)
      const process = site.open(id)
      const path = folderOf(id)
      const folder = new TextFolder(home, id)
      const opened = folder.open(text)
      if (!process || !path || !opened || !label.test(by) || !localHost(context))
        return context.notFound()
      const read = await readForm(context, mostForm)
      if ('problem' in read) return context.text('refused', statusOfProblem[read.problem])
      const { document, kept } = opened
      const again = (said: readonly Said[]) => showText(context, id, text, by, said, 400)
      const back = (number: string) =>
        context.redirect(`./${/^\d+$/.test(number) ? `#s${number}` : ''}`, 303)
      const here = read.fields.get('number') ?? ''
      const written = new Date(clock() * 1000).toISOString().slice(0, 16).concat('Z')
      const enter = async (command: Parameters<typeof decide>[1]) => {
        // Decided on what is there now: an undo of several entries makes several lines.
        const now = site.open(id) ?? process
        const decision = decide(now, command, written)
        if (decision.problems) return { ids: null, said: decision.problems.map(saidOf) }
        const answer = await appendEntries(path, decision.lines)
        return answer.ok
          ? { ids: decision.ids, said: [] }
          : { ids: null, said: answer.problems.map((one) => ({ code: one.code, data: {} })) }
      }
      const action = read.fields.get('do')
      if (action === 'finish') {
        if (document.rights !== 'whole text') folder.finish(text)
        return context.redirect('../../../', 303)
      }
      if (action === 'undo') {
        const last = standingEvents(folder.events(text, by)).at(-1)
        if (!last) return back(here)
        for (const entry of last.ids) {
          const { ids, said } = await enter({
            kind: 'withdraw',
            entry,
            reason: 'undone at the desk',
          })
          if (!ids) return again(said)
        }
        folder.note(text, by, { ...last, kind: 'undone', ids: [] })
        return back(here)
      }
      if (action === 'actor') {
        const name = (read.fields.get('name') ?? '').trim()
        const role = read.fields.get('role') ?? 'actor'
        const { ids, said } = await enter({
          kind: 'enter',
          entries: [
            {
              kind: 'actor',
              actor: name,
              roles: [{ role }],
              sources: [{ title: document.title, hash: document.hash, seen: 'as reported' }],
            },
          ],
        })
        return ids ? back(here) : again(said)
      }
      const coding = codingFrom(read.fields, document, process, kept.topic)
      if (!coding) return again([{ code: 'texts-form', data: {} }])
      const [quote] = coding.quotes
      const key = read.fields.get('key') ?? keyOf(coding, quote?.start ?? 0)
      const event: DeskEvent = {
        kind: 'entered',
        key,
        start: quote?.start ?? 0,
        end: quote?.end ?? 0,
        act: coding.act,
        who: coding.who,
        to: coding.to,
        voice: coding.voice,
        ids: [],
      }
      if (action === 'reject') {
        folder.note(text, by, { ...event, kind: 'rejected' })
        return back(here)
      }
      const how = read.fields.get('how')
      const decided: Decided = {
        how: how === 'accepted' || how === 'edited' ? how : 'by hand',
        by: [by, ...othersFor(folder, text, by, event)],
        ...(how === 'accepted' || how === 'edited'
          ? {
              engine: `${rules.id} ${rules.version}`,
              rule: (read.fields.get('rule') ?? '').slice(0, 120),
            }
          : {}),
      }
      const problems = problemsOf(coding, decided, document)
      if (problems.length === 1 && problems[0] === 'texts-two-persons') {
        // The first person's word is kept aside; the record waits for another's.
        folder.note(text, by, { ...event, kind: 'first word' })
        return back(here)
      }
      if (problems.length > 0) return again(problems.map((code) => ({ code, data: {} })))
      // A second coder works blind: only what needs two persons goes to the record through both.
      if (by !== kept.first && decided.by.length < 2) {
        folder.note(text, by, event)
        return back(here)
      }
      const standing = standingEntries(site.open(id) ?? process)
      const entries = entriesOf(coding, decided, document, 'desk').map((one) =>
        withPlace(one, standing),
      )
      const { ids, said } = await enter({ kind: 'enter', entries })
      if (!ids) return again(said)
      folder.note(text, by, { ...event, ids })
      return back(here)
    })
  }
}

/** Other persons whose first word is the same: act, actors and sentence. */
function othersFor(
  folder: TextFolder,
  text: string,
  by: string,
  event: DeskEvent,
): readonly string[] {
  return folder
    .coders(text)
    .filter((other) => other !== by)
    .filter((other) =>
      standingEvents(folder.events(text, other)).some(
        (one) =>
          one.kind === 'first word' &&
          one.start === event.start &&
          one.act === event.act &&
          one.who.join() === event.who.join(),
      ),
    )
}

/** The form's fields as a coding; null where they are not what the page sends. */
function codingFrom(
  fields: URLSearchParams,
  document: SourceDocument,
  process: Process,
  topic: string,
): Coding | null {
  const start = Number(fields.get('start'))
  const end = Number(fields.get('end'))
  const act = fields.get('act') ?? ''
  const voice = voices.find((one) => one === fields.get('voice'))
  if (!isAct(act) || !voice) return null
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end)) return null
  if (end > document.text.length) return null
  const quote = quoteAt(document.hash, document.text, start, end)
  const version = process.versions.find((one) => one.version === fields.get('version'))?.version
  const about = (fields.get('topic') ?? '').trim() || topic
  const condition = (fields.get('condition') ?? '').trim()
  const consequence = (fields.get('consequence') ?? '').trim()
  const happened = (fields.get('happened') ?? '').trim()
  return {
    ...codingOf({
      quote,
      act,
      who: list(fields.get('who')),
      to: list(fields.get('to')),
      voice,
      mode: 'asserted',
      negated: fields.get('negated') === 'yes',
      condition: condition === '' ? null : condition,
      consequence: consequence === '' ? null : consequence,
      confidence: 0,
      ticked: false,
      rule: '',
      cue: null,
      engine: '',
      version: '',
    }),
    about: {
      ...(version === undefined ? {} : { version }),
      ...(about === '' ? {} : { topic: about }),
    },
    words: (fields.get('words') ?? '').trim() || quote.exact.replaceAll('\n', ' '),
    happened: happened === '' ? null : happened,
    ...((fields.get('of') ?? '') === '' ? {} : { of: fields.get('of') ?? '' }),
    ...((fields.get('relays') ?? '') === '' ? {} : { relays: fields.get('relays') ?? '' }),
  }
}
