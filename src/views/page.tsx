// The frame of every page: one document, no script, no style attribute, nothing from elsewhere.
import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { direction, draft, locales, type Locale } from '../words/index.ts'
import type { Say } from './say.ts'

/** Each language by its own name. */
const languageNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  ar: 'العربية',
  he: 'עברית',
}

export interface Crumb {
  readonly href: string
  readonly label: string
}

export interface PageProps {
  readonly say: Say
  readonly title: string
  /** Path back to the root of the site, "" or "../../": pages work from disk and from any folder. */
  readonly root: string
  readonly crumbs: readonly Crumb[]
  readonly badge?: 'invented' | 'real' | 'not stated' | undefined
  readonly contents?: readonly Crumb[]
  readonly children: ComponentChildren
  readonly foot?: ComponentChildren
  /** Extra class of <body>, e.g. for the one-page note. */
  readonly kind?: string
}

function Page({ say, title, root, crumbs, badge, contents, children, foot, kind }: PageProps) {
  const prefix = say.locale === 'en' ? '' : `${say.locale}/`
  const home = `${root}${prefix}` === '' ? './' : `${root}${prefix}`
  return (
    <html lang={say.locale} dir={direction(say.locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${title} · Truce`}</title>
        <link rel="stylesheet" href={`${root}style.css`} />
        <link rel="icon" href={`${root}icon.svg`} type="image/svg+xml" />
      </head>
      <body class={kind}>
        <a class="skip" href="#content">
          {say('page-skip')}
        </a>
        <header class="top">
          <nav aria-label="Truce">
            <a class="brand" href={home}>
              <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
                <path class="ink" d="M3 7h7M14 7h7M3 17h18M10 7v10M14 7v10" />
              </svg>
              Truce
            </a>
            {crumbs.map((crumb) => (
              <a key={crumb.href} href={crumb.href}>
                {crumb.label}
              </a>
            ))}
          </nav>
          {badge === undefined || badge === 'not stated' ? null : (
            <span class={`badge ${badge}`}>
              {say(badge === 'invented' ? 'page-invented' : 'page-real')}
            </span>
          )}
        </header>
        <div class={contents && contents.length > 0 ? 'columns' : 'single'}>
          {contents && contents.length > 0 ? (
            <nav class="contents" aria-label={say('page-contents')}>
              <ul>
                {contents.map((one) => (
                  <li key={one.href}>
                    <a href={one.href}>{one.label}</a>
                  </li>
                ))}
              </ul>
            </nav>
          ) : null}
          <main id="content">{children}</main>
        </div>
        <footer class="foot">
          {foot}
          {draft(say.locale) ? <p>{say('draft-translation')}</p> : null}
          <nav aria-label={say('page-languages')}>
            {locales.map((locale) => (
              <a
                key={locale}
                href={`${root}${locale === 'en' ? '' : `${locale}/`}` || './'}
                lang={locale}
                hreflang={locale}
              >
                {languageNames[locale]}
              </a>
            ))}
          </nav>
        </footer>
      </body>
    </html>
  )
}

/** The bytes of a page. */
export function renderPage(props: PageProps): string {
  return `<!doctype html>\n${renderToString(<Page {...props} />)}\n`
}
