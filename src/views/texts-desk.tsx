// The desk for texts: the pasted text sentence by sentence, what is marked in it, what is suggested, and
// a form for each decision. Works without script; the small script only adds single keys.
import {
  actNames,
  voices,
  type DeskSentence,
  type DeskSuggestion,
  type DeskView,
} from '../process/index.ts'
import { direction, isLocale, type Locale } from '../words/index.ts'
import { renderPage } from './page.tsx'
import { Empty } from './parts.tsx'
import { slug, speaker, type Say } from './say.ts'

export interface TextsPage {
  readonly locale: Locale
  readonly title: string
  readonly texts: readonly {
    readonly id: string
    readonly title: string
    readonly first: string
    readonly open: boolean
  }[]
  readonly said: string | null
  readonly languages: readonly string[]
}

const depth = (locale: Locale, parts: number) => '../'.repeat(parts + (locale === 'en' ? 0 : 1))

export function textsPage(page: TextsPage): string {
  const say = speaker(page.locale, false)
  const field = (name: string, extra: Readonly<Record<string, unknown>> = {}) => (
    <label>
      {say(`texts-field-${name}`)}
      <input name={name} autocomplete="off" dir="auto" {...extra} />
    </label>
  )
  return renderPage({
    say,
    title: say('texts-desk'),
    root: depth(page.locale, 3),
    crumbs: [{ href: '../', label: page.title }],
    children: (
      <>
        <h1>{say('texts-desk')}</h1>
        <p class="lead">{say('texts-desk-lead')}</p>
        {page.said === null ? null : (
          <p class="remark" role="alert">
            {say(`code-${page.said}`)}
          </p>
        )}
        {page.texts.length === 0 ? <Empty>{say('texts-desk-none')}</Empty> : null}
        <ul class="events">
          {page.texts.map((one) => (
            <li key={one.id}>
              {one.open ? (
                <a href={`${one.id}/as/${encodeURIComponent(one.first)}/`}>
                  <bdi>{one.title}</bdi>
                </a>
              ) : (
                <bdi>{one.title}</bdi>
              )}{' '}
              <span class="when">
                {say(one.open ? 'texts-desk-open' : 'texts-desk-closed', { by: one.first })}
              </span>
            </li>
          ))}
        </ul>
        <h2 id="paste">{say('texts-paste')}</h2>
        <form method="post" action="./" class="stack" aria-labelledby="paste">
          {field('title', { required: true })}
          {field('publisher')}
          {field('address', { dir: 'ltr' })}
          {field('published', { dir: 'ltr' })}
          <label>
            {say('texts-form-language')}
            <select name="language">
              {page.languages.map((one) => (
                <option key={one} value={one}>
                  {say(`texts-language-${one}`)}
                </option>
              ))}
            </select>
          </label>
          {field('narrator', { value: 'The text' })}
          {field('topic')}
          {field('by', { required: true, maxLength: 40 })}
          <label>
            {say('texts-field-rights')}
            <select name="rights">
              <option value="quotations only">{say('texts-rights-quotations')}</option>
              <option value="whole text">{say('texts-rights-whole')}</option>
            </select>
          </label>
          <label class="choice">
            <input type="checkbox" name="confidential" value="yes" />{' '}
            {say('texts-field-confidential')}
          </label>
          <label>
            {say('texts-field-text')}
            <textarea name="text" rows={14} required dir="auto" />
          </label>
          <button type="submit">{say('texts-paste-do')}</button>
        </form>
      </>
    ),
  })
}

export interface TextPage {
  readonly locale: Locale
  readonly process: string
  readonly title: string
  /** Language of the text, for `lang` and direction. */
  readonly language: string
  readonly by: string
  /** This coder's decisions enter the record; another's are a blind second coding. */
  readonly primary: boolean
  readonly topic: string
  readonly actors: readonly string[]
  readonly view: DeskView
  /** What went wrong with the last form: codes, with the arguments of their sentences. */
  readonly said: readonly {
    readonly code: string
    readonly data: Readonly<Record<string, string | number>>
  }[]
}

export function textPage(page: TextPage): string {
  const say = speaker(page.locale, false)
  const { view } = page
  return renderPage({
    say,
    title: page.title,
    root: depth(page.locale, 6),
    crumbs: [
      { href: '../../../../', label: page.process },
      { href: '../../../', label: say('texts-desk') },
    ],
    children: (
      <>
        <h1>
          <bdi>{page.title}</bdi>
        </h1>
        <p class="query">
          {say(page.primary ? 'texts-coder-first' : 'texts-coder-second', { by: page.by })}
        </p>
        <p>
          <a href="../../coders/">{say('texts-coders')}</a>
        </p>
        {page.said.length === 0 ? null : (
          <div class="remark" role="alert">
            {page.said.map(({ code, data }) => (
              <p key={code}>
                {say.has(`code-${code}`) ? (
                  say(`code-${code}`, data)
                ) : (
                  <span class="code">{code}</span>
                )}
              </p>
            ))}
          </div>
        )}
        <p>{say('texts-left', { count: view.left })}</p>
        <p class="keys">
          <kbd>j</kbd> <kbd>k</kbd> {say('texts-key-move')} · <kbd>a</kbd> {say('texts-key-accept')}{' '}
          · <kbd>e</kbd> {say('texts-key-edit')} · <kbd>x</kbd> {say('texts-key-reject')} ·{' '}
          <kbd>n</kbd> {say('texts-key-hand')} · <kbd>u</kbd> {say('texts-key-undo')}
        </p>
        <form method="post" action="./" class="buttons">
          <button name="do" value="undo" data-key="u" disabled={view.undo === null}>
            {say('texts-undo')} <kbd aria-hidden="true">u</kbd>
          </button>
          <button name="do" value="finish">
            {say('texts-finish')}
          </button>
        </form>
        <p class="when">{say('texts-legend')}</p>
        <datalist id="actors">
          {page.actors.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </datalist>
        <ol class="sentences">
          {view.sentences.map((one) => (
            <SentenceItem key={one.number} say={say} page={page} sentence={one} />
          ))}
        </ol>
        {view.unknown.length === 0 ? null : (
          <>
            <h2>{say('texts-unknown')}</h2>
            <p>{say('texts-unknown-lead')}</p>
            <ul class="events">
              {view.unknown.slice(0, 40).map((one) => (
                <li key={one.name}>
                  <form method="post" action="./" class="buttons">
                    <input type="hidden" name="name" value={one.name} />
                    <bdi>{one.name}</bdi> <span class="when">{one.times}</span>
                    <button
                      name="do"
                      value="actor"
                      aria-label={say('texts-unknown-add', { name: one.name })}
                    >
                      {say('texts-add')}
                    </button>
                  </form>
                </li>
              ))}
            </ul>
          </>
        )}
        <script src={`${depth(page.locale, 6)}texts-desk.js`} defer />
      </>
    ),
  })
}

function SentenceItem({
  say,
  page,
  sentence,
}: {
  say: Say
  page: TextPage
  sentence: DeskSentence
}) {
  const lang = page.language === 'und' ? undefined : page.language
  const dir = lang !== undefined && isLocale(lang) ? direction(lang) : 'auto'
  return (
    <li id={`s${sentence.number}`} class="sentence" tabIndex={-1}>
      <p lang={lang} dir={dir} class={sentence.heading ? 'source heading' : 'source'}>
        {sentence.pieces.map((piece, i) =>
          piece.kind === 'plain' ? (
            piece.text
          ) : piece.kind === 'actor' ? (
            <mark key={i} class="actor" title={piece.means}>
              {piece.text}
            </mark>
          ) : (
            <span
              key={i}
              class="cue"
              title={say('texts-cue', { act: say(`texts-act-${slug(piece.means)}`) })}
            >
              {piece.text}
            </span>
          ),
        )}
        {sentence.heading ? <span class="tag">{say('texts-heading')}</span> : null}
      </p>
      {sentence.decided.map((one) => (
        <p key={one.key} class="decided">
          <strong>{say(`texts-decided-${slug(one.kind)}`)}</strong>{' '}
          {one.act === '' ? '' : say(`texts-act-${slug(one.act)}`)} <bdi>{one.who.join('; ')}</bdi>{' '}
          {one.to.length > 0 ? <bdi>→ {one.to.join('; ')}</bdi> : null}{' '}
          <span class="code">{one.ids.join(' ')}</span>
        </p>
      ))}
      {sentence.suggestions.map((one) => (
        <Offer key={one.key} say={say} page={page} sentence={sentence} offer={one} />
      ))}
      <details class="hand">
        <summary data-key="n">
          {say('texts-by-hand')} <kbd aria-hidden="true">n</kbd>
        </summary>
        <form method="post" action="./" class="stack">
          <input type="hidden" name="how" value="by hand" />
          <Fields say={say} page={page} sentence={sentence} offer={null} />
          <button name="do" value="enter">
            {say('texts-enter')}
          </button>
        </form>
      </details>
    </li>
  )
}

/** A machine's mark: dashed, with the word "suggested", the reason, and nothing done. */
function Offer({
  say,
  page,
  sentence,
  offer,
}: {
  say: Say
  page: TextPage
  sentence: DeskSentence
  offer: DeskSuggestion
}) {
  return (
    <div class={offer.ticked ? 'offer ticked' : 'offer'}>
      <p>
        <span class="tag">{say(offer.ticked ? 'texts-suggested-sure' : 'texts-suggested')}</span>{' '}
        <bdi>{offer.who.length > 0 ? offer.who.join('; ') : say('texts-nobody')}</bdi>{' '}
        <strong>
          {offer.negated ? say('texts-not') : ''} {say(`texts-act-${slug(offer.act)}`)}
        </strong>{' '}
        {offer.to.length > 0 ? <bdi>→ {offer.to.join('; ')}</bdi> : null}{' '}
        <span class="when">{say(`manner-${slug(offer.voice)}`)}</span>
      </p>
      {offer.condition === null ? null : (
        <p>
          {say('texts-condition', {
            condition: offer.condition,
            consequence: offer.consequence ?? '',
          })}
        </p>
      )}
      {offer.mode === 'content' ? <p>{say('texts-content')}</p> : null}
      {offer.grave ? <p>{say('texts-grave')}</p> : null}
      <p class="when">
        {say('texts-why', {
          rule: offer.rule,
          percent: String(Math.round(offer.confidence * 100)),
        })}
      </p>
      <form method="post" action="./" class="buttons">
        <input type="hidden" name="how" value="accepted" />
        <input type="hidden" name="key" value={offer.key} />
        <input type="hidden" name="rule" value={offer.rule} />
        <Hidden sentence={sentence} offer={offer} topic={page.topic} />
        <button name="do" value="enter" data-key="a">
          {say('texts-accept')} <kbd aria-hidden="true">a</kbd>
        </button>
        <button name="do" value="reject" data-key="x">
          {say('texts-reject')} <kbd aria-hidden="true">x</kbd>
        </button>
      </form>
      <details>
        <summary data-key="e">
          {say('texts-edit')} <kbd aria-hidden="true">e</kbd>
        </summary>
        <form method="post" action="./" class="stack">
          <input type="hidden" name="how" value="edited" />
          <input type="hidden" name="key" value={offer.key} />
          <input type="hidden" name="rule" value={offer.rule} />
          <Fields say={say} page={page} sentence={sentence} offer={offer} />
          <button name="do" value="enter">
            {say('texts-enter')}
          </button>
        </form>
      </details>
    </div>
  )
}

function Hidden({
  sentence,
  offer,
  topic,
}: {
  sentence: DeskSentence
  offer: DeskSuggestion
  topic: string
}) {
  const values: readonly (readonly [string, string])[] = [
    ['number', String(sentence.number)],
    ['start', String(sentence.start)],
    ['end', String(sentence.end)],
    ['act', offer.act],
    ['who', offer.who.join('; ')],
    ['to', offer.to.join('; ')],
    ['voice', offer.voice],
    ['topic', topic],
    ['negated', offer.negated ? 'yes' : ''],
    ['condition', offer.condition ?? ''],
    ['consequence', offer.consequence ?? ''],
  ]
  return (
    <>
      {values.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

function Fields({
  say,
  page,
  sentence,
  offer,
}: {
  say: Say
  page: TextPage
  sentence: DeskSentence
  offer: DeskSuggestion | null
}) {
  const text = (name: string, value: string, extra: Readonly<Record<string, unknown>> = {}) => (
    <label>
      {say(`texts-field-${name}`)}
      <input name={name} value={value} autocomplete="off" dir="auto" {...extra} />
    </label>
  )
  return (
    <>
      <input type="hidden" name="number" value={String(sentence.number)} />
      <input type="hidden" name="start" value={String(sentence.start)} />
      <input type="hidden" name="end" value={String(sentence.end)} />
      <label>
        {say('texts-field-act')}
        <select name="act">
          {actNames.map((act) => (
            <option key={act} value={act} selected={act === (offer?.act ?? 'state')}>
              {say(`texts-act-${slug(act)}`)}
            </option>
          ))}
        </select>
      </label>
      {text('who', (offer?.who ?? sentence.actors.slice(0, 1)).join('; '), { list: 'actors' })}
      {text('to', (offer?.to ?? []).join('; '), { list: 'actors' })}
      {text('topic', page.topic)}
      <label>
        {say('texts-field-voice')}
        <select name="voice">
          {voices.map((voice) => (
            <option
              key={voice}
              value={voice}
              selected={voice === (offer?.voice ?? (sentence.heading ? 'headline' : 'paraphrased'))}
            >
              {say(`manner-${slug(voice)}`)}
            </option>
          ))}
        </select>
      </label>
      {text('happened', '', { dir: 'ltr', placeholder: '2024-06-03' })}
      {text('words', '')}
      {text('condition', offer?.condition ?? '')}
      {text('consequence', offer?.consequence ?? '')}
      {text('of', '', { list: 'actors' })}
      {text('relays', '', { dir: 'ltr' })}
    </>
  )
}
