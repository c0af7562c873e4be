// Signing in: with a passkey, with a printed code and its passphrase, or with an invitation. The pages say
// the same whether an account exists or not.
import type { ComponentChildren } from 'preact'
import { renderPage } from './page.tsx'
import type { Place } from './room-site.ts'
import { Demonstration, sayPlace } from './room-page.tsx'
import { speaker, type Say } from './say.ts'
import type { Locale } from '../words/index.ts'

interface Sheet {
  readonly locale: Locale
  /** Sentence id of what went wrong, the same for every reason. */
  readonly told: string | null
}

function sheet(
  say: Say,
  title: string,
  told: string | null,
  root: string,
  children: ComponentChildren,
): string {
  return renderPage({
    say,
    title: say(title),
    root,
    crumbs: [],
    foot: <p>{say('room-operator')}</p>,
    children: (
      <>
        <h1>{say(title)}</h1>
        {told === null ? null : (
          <p class="remark" role="alert">
            {say(told)}
          </p>
        )}
        {children}
      </>
    ),
  })
}

function Line({
  say,
  name,
  secret,
}: {
  say: Say
  name: string
  secret?: 'current-password' | 'new-password'
}) {
  return (
    <label>
      {say(`room-field-${name}`)}
      {secret ? (
        <input name={name} type="password" autoComplete={secret} required maxLength={300} />
      ) : (
        <input name={name} type="text" autoComplete="off" required maxLength={300} />
      )}
    </label>
  )
}

export function signInPage({ locale, told }: Sheet): string {
  const say = speaker(locale, false)
  return sheet(
    say,
    'room-sign-in',
    told,
    '../',
    <>
      <p>{say('room-sign-in-lead')}</p>
      <p>
        <button type="button" id="passkey-in" data-failed={say('room-refused')}>
          {say('room-passkey-use')}
        </button>
      </p>
      <p id="passkey-told" role="status"></p>
      <form class="dates" method="post" action="code">
        <Line say={say} name="code" />
        <Line say={say} name="passphrase" secret="current-password" />
        <button type="submit">{say('room-code-use')}</button>
      </form>
      <p>
        <a href="../invitation/">{say('room-invitation-have')}</a>
      </p>
      <script src="../webauthn.js" defer></script>
      <script src="../sign-in.js" defer></script>
    </>,
  )
}

export function invitationPage({ locale, told }: Sheet): string {
  const say = speaker(locale, false)
  return sheet(
    say,
    'room-invitation',
    told,
    '../',
    <form class="dates" method="post" action="open">
      <Line say={say} name="invitation" />
      <button type="submit">{say('room-invitation-open')}</button>
    </form>,
  )
}

export function enrolPage({ locale, told, name }: Sheet & { name: string }): string {
  const say = speaker(locale, false)
  return sheet(
    say,
    'room-enrol',
    told,
    '../',
    <>
      <p>{say('room-enrol-lead', { name })}</p>
      <p>
        <button type="button" id="passkey-make" data-failed={say('room-refused')}>
          {say('room-passkey-make')}
        </button>
      </p>
      <p id="passkey-told" role="status"></p>
      <form class="dates" method="post" action="codes">
        <Line say={say} name="passphrase" secret="new-password" />
        <button type="submit">{say('room-codes-make')}</button>
      </form>
      <script src="../webauthn.js" defer></script>
      <script src="../sign-in.js" defer></script>
    </>,
  )
}

/** Shown once, for paper. */
export function codesPage(locale: Locale, codes: readonly string[]): string {
  const say = speaker(locale, false)
  return sheet(
    say,
    'room-codes',
    null,
    '../',
    <>
      <p>{say('room-codes-lead')}</p>
      <ol>
        {codes.map((one) => (
          <li key={one}>
            <code>{one}</code>
          </li>
        ))}
      </ol>
      <p>
        <a href="../room/">{say('room-list')}</a>
      </p>
    </>,
  )
}

/** One click for each role: only on the invented example, only on this machine. */
export function demonstrationPage(locale: Locale, places: readonly Place[]): string {
  const say = speaker(locale, false)
  return sheet(
    say,
    'room-demonstration-title',
    null,
    '../',
    <>
      <Demonstration say={say} />
      <ul class="cards">
        {places.map((place, index) => (
          <li class="card" key={`${place.role} ${place.actor}`}>
            <form method="post" action="enter">
              <input type="hidden" name="place" value={String(index)} />
              <button type="submit">{sayPlace(say, place)}</button>
            </form>
          </li>
        ))}
      </ul>
    </>,
  )
}

export function invitedPage(locale: Locale, code: string, root: string): string {
  const say = speaker(locale, false)
  return sheet(
    say,
    'room-invited',
    null,
    root,
    <>
      <p>{say('room-invited-lead')}</p>
      <p>
        <code>{code}</code>
      </p>
    </>,
  )
}
