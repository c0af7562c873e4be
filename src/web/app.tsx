// The page's frame: where one can start, what is open, what is kept in this browser.
import { useEffect, useState } from 'preact/hooks'
import { speaker, type Say } from '../views/index.ts'
import { direction, draft as isDraft, locales, type Locale } from '../words/index.ts'
import { CheckView } from './check-view.tsx'
import type { Folder } from './disk.ts'
import { deleteAll, keepDraft, keeps, setKeeps } from './kept.ts'
import { ProcessView } from './process-view.tsx'
import { Start } from './start.tsx'
import { unsaved, type Workspace } from './workspace.ts'

const languageNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  ar: 'العربية',
  he: 'עברית',
}

interface Session {
  readonly workspace: Workspace
  /** Where it can be saved back to, if the browser and the person allow it. */
  readonly folder: Folder | null
  /** Files left out or not readable, said once. */
  readonly remarks: readonly string[]
}

export function App() {
  const [locale, setLocale] = useState<Locale>('en')
  const [session, setSession] = useState<Session | null>(null)
  const [checking, setChecking] = useState(false)
  const say = speaker(locale, false)
  useEffect(() => {
    document.documentElement.lang = locale
    document.documentElement.dir = direction(locale)
  }, [locale])
  const open = session?.workspace
  const dirty = open ? unsaved(open).length > 0 : false
  useEffect(() => {
    if (!dirty || keeps()) return
    // Nothing is kept here: the browser asks before what was typed goes.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])
  const change = (workspace: Workspace) => {
    keepDraft(workspace)
    setSession((before) => (before ? { ...before, workspace } : before))
  }
  const home = () => {
    setSession(null)
    setChecking(false)
  }
  return (
    <>
      <a class="skip" href="#content">
        {say('page-skip')}
      </a>
      <header class="top">
        <nav aria-label="Truce">
          <a
            class="brand"
            href="#start"
            onClick={(event) => {
              event.preventDefault()
              home()
            }}
          >
            Truce
          </a>
        </nav>
        <label class="language">
          {say('page-languages')}{' '}
          <select
            value={locale}
            onChange={(event) => {
              const found = locales.find((one) => one === event.currentTarget.value)
              if (found) setLocale(found)
            }}
          >
            {locales.map((one) => (
              <option key={one} value={one} lang={one}>
                {languageNames[one]}
              </option>
            ))}
          </select>
        </label>
      </header>
      {session ? (
        <ProcessView
          key={session.workspace.id}
          say={say}
          workspace={session.workspace}
          folder={session.folder}
          remarks={session.remarks}
          onChange={change}
          onFolder={(folder) => setSession({ ...session, folder })}
        />
      ) : checking ? (
        <CheckView say={say} />
      ) : (
        <Start
          say={say}
          onCheck={() => setChecking(true)}
          onOpen={(workspace, folder, remarks) => {
            if (unsaved(workspace).length > 0) keepDraft(workspace)
            setSession({ workspace, folder, remarks })
          }}
        />
      )}
      <footer class="foot">
        <p>
          <strong>{say('nothing-leaves')}</strong>
        </p>
        <Keeping say={say} />
        {isDraft(locale) ? <p>{say('draft-translation')}</p> : null}
      </footer>
    </>
  )
}

/** What this browser keeps, how to delete it, how to switch it off. */
function Keeping({ say }: { say: Say }) {
  const [on, setOn] = useState(keeps())
  const [deleted, setDeleted] = useState(false)
  return (
    <>
      <p>{say(on ? 'web-keeps' : 'web-keeps-not')}</p>
      <p class="row">
        <label>
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setKeeps(event.currentTarget.checked)
              setOn(keeps())
            }}
          />{' '}
          {say('web-keep-switch')}
        </label>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            deleteAll()
            setDeleted(true)
          }}
        >
          {say('web-keep-delete')}
        </button>
        <span role="status">{deleted ? say('web-keep-deleted') : ''}</span>
      </p>
    </>
  )
}
