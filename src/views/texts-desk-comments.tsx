// What the public sent: a form that works without script, what a moderator let through (visibly no part
// of the record), and the moderator's own page.
import { commentKinds, commentLimits, type Comment } from '../process/index.ts'
import type { Locale } from '../words/index.ts'
import { renderPage } from './page.tsx'
import { Empty } from './parts.tsx'
import { speaker, type Say } from './say.ts'

export interface KeptComment extends Comment {
  readonly id: string
  /** UTC, ISO 8601 */
  readonly sent: string
  /** The moderator's answer, or the reason for a refusal; empty: none. */
  readonly answer: string
}

function rootOf(locale: Locale, depth: number): string {
  return '../'.repeat(depth + (locale === 'en' ? 0 : 1))
}

/** Letters as they were sent, in their own language and direction: nothing in them is markup. */
function Words({ comment }: { comment: KeptComment }) {
  const language = comment.language === 'other' ? undefined : comment.language
  return (
    <blockquote dir="auto" lang={language} class="letters">
      {comment.text}
    </blockquote>
  )
}

function About({ say, comment }: { say: Say; comment: KeptComment }) {
  return (
    <p class="when">
      {say(`texts-kind-${comment.kind}`)} · {say.date(comment.sent.slice(0, 10))} ·{' '}
      {comment.name === '' ? say('texts-no-name') : <bdi>{comment.name}</bdi>}
    </p>
  )
}

export interface CommentsPage {
  readonly locale: Locale
  readonly title: string
  readonly comments: readonly KeptComment[]
  readonly languages: readonly string[]
  /** Id of a sentence that answers what was sent. */
  readonly said: string | null
}

export function commentsPage(page: CommentsPage): string {
  const say = speaker(page.locale, false)
  return renderPage({
    say,
    title: say('texts-comments'),
    root: rootOf(page.locale, 4),
    crumbs: [{ href: '../', label: page.title }],
    children: (
      <>
        <h1>{say('texts-comments')}</h1>
        <p class="lead">{say('texts-comments-lead')}</p>
        {page.said === null ? null : (
          <p class="remark" role="status">
            {say(page.said.startsWith('texts-comment-') ? page.said : 'texts-comment-empty')}
          </p>
        )}
        {page.comments.length === 0 ? <Empty>{say('texts-comments-none')}</Empty> : null}
        <ul class="events outside">
          {page.comments.map((one) => (
            <li key={one.id}>
              <About say={say} comment={one} />
              <Words comment={one} />
              {one.answer === '' ? null : (
                <p>
                  {say('texts-answer')} <bdi>{one.answer}</bdi>
                </p>
              )}
            </li>
          ))}
        </ul>
        <h2 id="send">{say('texts-send')}</h2>
        <form method="post" action="./" class="stack" aria-labelledby="send">
          <label>
            {say('texts-form-kind')}
            <select name="kind">
              {commentKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {say(`texts-kind-${kind}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {say('texts-form-language')}
            <select name="language">
              {page.languages.map((one) => (
                <option key={one} value={one} selected={one === page.locale}>
                  {say(`texts-language-${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {say('texts-form-name')}
            <input name="name" maxLength={commentLimits.name} autocomplete="off" dir="auto" />
          </label>
          <label>
            {say('texts-form-text')}
            <textarea name="text" rows={6} maxLength={commentLimits.text} required dir="auto" />
          </label>
          <label class="unseen" aria-hidden="true">
            {say('texts-form-trap')}
            <input name="website" tabIndex={-1} autocomplete="off" />
          </label>
          <p class="when">{say('texts-form-hint')}</p>
          <button type="submit">{say('texts-form-send')}</button>
        </form>
      </>
    ),
  })
}

export interface ModerationPage {
  readonly locale: Locale
  readonly title: string
  /** Whether the charter opens the form to the public at all. */
  readonly open: boolean
  readonly waiting: readonly KeptComment[]
  readonly count: number
  readonly shown: readonly KeptComment[]
  readonly taken: readonly KeptComment[]
}

export function moderationPage(page: ModerationPage): string {
  const say = speaker(page.locale, false)
  return renderPage({
    say,
    title: say('texts-moderation'),
    root: rootOf(page.locale, 3),
    crumbs: [{ href: '../', label: page.title }],
    children: (
      <>
        <h1>{say('texts-moderation')}</h1>
        <p class="lead">{say('texts-moderation-lead')}</p>
        <p class="remark note">{say(page.open ? 'texts-comments-on' : 'texts-comments-off')}</p>
        <h2>{say('texts-waiting', { count: page.count })}</h2>
        {page.waiting.length === 0 ? <Empty>{say('texts-waiting-none')}</Empty> : null}
        <form method="post" action="./" class="stack">
          <ul class="events">
            {page.waiting.map((one) => (
              <li key={one.id}>
                <label class="choice">
                  <input type="checkbox" name="id" value={one.id} />
                  <About say={say} comment={one} />
                </label>
                <Words comment={one} />
              </li>
            ))}
          </ul>
          {page.waiting.length === 0 ? null : (
            <>
              <label>
                {say('texts-moderation-answer')}
                <input name="answer" maxLength={2000} dir="auto" autocomplete="off" />
              </label>
              <p class="buttons">
                <button name="do" value="show">
                  {say('texts-do-show')}
                </button>
                <button name="do" value="take">
                  {say('texts-do-take')}
                </button>
                <button name="do" value="refuse">
                  {say('texts-do-refuse')}
                </button>
              </p>
              <p class="buttons">
                <label class="choice">
                  <input type="checkbox" name="sure" value="yes" /> {say('texts-do-sure')}
                </label>
                <button name="do" value="clear">
                  {say('texts-do-clear')}
                </button>
              </p>
            </>
          )}
        </form>
        <h2>{say('texts-shown')}</h2>
        {page.shown.length === 0 ? <Empty>{say('texts-comments-none')}</Empty> : null}
        <form method="post" action="./" class="stack">
          <ul class="events">
            {page.shown.map((one) => (
              <li key={one.id}>
                <label class="choice">
                  <input type="checkbox" name="id" value={one.id} />
                  <About say={say} comment={one} />
                </label>
                <Words comment={one} />
              </li>
            ))}
          </ul>
          {page.shown.length === 0 ? null : (
            <button name="do" value="hide">
              {say('texts-do-hide')}
            </button>
          )}
        </form>
        <h2>{say('texts-taken')}</h2>
        {page.taken.length === 0 ? <Empty>{say('texts-taken-none')}</Empty> : null}
        <ul class="events">
          {page.taken.map((one) => (
            <li key={one.id}>
              <About say={say} comment={one} />
              <Words comment={one} />
            </li>
          ))}
        </ul>
      </>
    ),
  })
}
