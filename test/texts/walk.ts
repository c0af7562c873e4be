// The desk walked by keys: one a decision where the suggestion is right, more where a form is edited.
// The pages and forms are the real ones; only the fingers are counted here.
import type { Hono } from 'hono'
import { post } from './home.ts'

export interface Edit {
  /** The suggestion that is edited: its act and first actor. */
  readonly act: string
  readonly who: string
  /** Fields changed, by name. */
  readonly fields: Readonly<Record<string, string>>
}

export interface Plan {
  /** Decides on an offer: accept it, edit it, or reject it. */
  readonly decide: (offer: Readonly<Record<string, string>>, sentence: string) => 'a' | 'x' | Edit
}

/** Order of the fields of the form: a key to pass each of them. */
const order = [
  'act',
  'who',
  'to',
  'topic',
  'voice',
  'happened',
  'words',
  'condition',
  'consequence',
  'of',
  'relays',
]
/** Three letters and the choice from the list; a short word typed out. */
const keysFor = (value: string) => Math.min(value.length, 3) + 1

export interface Walked {
  readonly keys: number
  readonly accepted: number
  readonly edited: number
  readonly rejected: number
}

const plain = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')

export function offersIn(page: string): readonly Readonly<Record<string, string>>[] {
  return [...page.matchAll(/<div class="offer[^"]*">.*?<form[^>]*>(.*?)<\/form>/gs)].map(
    ([, form = '']) =>
      Object.fromEntries(
        [...form.matchAll(/<input ([^>]*)>/g)].map(([, tag = '']) => [
          /name="([^"]*)"/.exec(tag)?.[1] ?? '',
          plain(/value="([^"]*)"/.exec(tag)?.[1] ?? ''),
        ]),
      ),
  )
}

/** Walks a text from its first offer to its last. Throws where a page answers with an error. */
export async function walk(app: Hono, path: string, text: string, plan: Plan): Promise<Walked> {
  let [keys, accepted, edited, rejected] = [0, 0, 0, 0]
  for (let turn = 0; turn < 500; turn += 1) {
    const page = await (await app.request(path)).text()
    const [offer] = offersIn(page)
    if (!offer) return { keys, accepted, edited, rejected }
    const sentence = text.slice(Number(offer['start']), Number(offer['end']))
    const decision = plan.decide(offer, sentence)
    let response
    if (decision === 'a') {
      keys += 1
      accepted += 1
      response = await post(app, path, { ...offer, do: 'enter' })
    } else if (decision === 'x') {
      keys += 1
      rejected += 1
      response = await post(app, path, { ...offer, do: 'reject' })
    } else {
      const changed = Object.entries(decision.fields)
      const last = Math.max(...changed.map(([name]) => order.indexOf(name)))
      // "e", a tab for each field passed, the values, Enter.
      keys += 1 + last + changed.reduce((sum, [, value]) => sum + keysFor(value), 0) + 1
      edited += 1
      response = await post(app, path, { ...offer, ...decision.fields, how: 'edited', do: 'enter' })
    }
    if (response.status !== 303) {
      const said = /role="alert">(.*?)<\/div>/s.exec(await response.text())?.[1]
      throw new Error(`${response.status} for "${sentence}": ${said ?? ''}`)
    }
  }
  throw new Error('the walk does not end')
}
