// The list of processes; an invented one comes first, so that it can be opened before both sides.
import type { Charter } from '../process/index.ts'
import { renderPage } from './page.tsx'
import { Empty } from './parts.tsx'
import type { Say } from './say.ts'

export interface ProcessCard {
  readonly id: string
  readonly charter: Charter
  readonly about: string | null
}

export function homePage(
  say: Say,
  processes: readonly ProcessCard[],
  audience: 'desk' | 'public',
  root: string,
): string {
  const sorted = processes.toSorted((a, b) => rank(a) - rank(b))
  return renderPage({
    say,
    title: say('page-home'),
    root,
    crumbs: [],
    foot: <p>{say('page-foot')}</p>,
    children: (
      <>
        <h1>{say('page-home')}</h1>
        <p class="lead">{say('page-home-lead')}</p>
        {audience === 'public' ? null : (
          <p>
            <a href={`${root}truce.html`}>{say('web-link')}</a>
          </p>
        )}
        {processes.length === 0 ? <Empty>{say('empty-processes')}</Empty> : null}
        <ul class="cards">
          {sorted.map((one) => (
            <li class="card" key={one.id}>
              <h2 class="who">
                <a
                  href={`p/${one.id}/${audience === 'public' ? 'public/' : ''}${one.charter.shownOn === null ? '' : `on/${one.charter.shownOn}/`}`}
                >
                  <bdi>{one.charter.title}</bdi>
                </a>
              </h2>
              {one.charter.kind === 'not stated' ? null : (
                <p>
                  <span class={`badge ${one.charter.kind}`}>
                    {say(one.charter.kind === 'invented' ? 'page-invented' : 'page-real')}
                  </span>
                </p>
              )}
              {one.about === null ? null : (
                <p>
                  <bdi>{one.about}</bdi>
                </p>
              )}
              {audience === 'public' ? null : (
                <p>
                  <a href={`p/${one.id}/public/`}>{say('page-public')}</a>
                </p>
              )}
            </li>
          ))}
        </ul>
      </>
    ),
  })
}

function rank(card: ProcessCard): number {
  return card.charter.kind === 'invented' ? 0 : 1
}

export function missingPage(say: Say, root: string): string {
  return renderPage({
    say,
    title: say('page-missing'),
    root,
    crumbs: [],
    foot: null,
    children: (
      <>
        <h1>{say('page-missing')}</h1>
        <p>
          <a href={root === '' ? './' : root}>{say('page-missing-help')}</a>
        </p>
      </>
    ),
  })
}
