// Where it is known from: the source's text is pasted, and the words that matter are marked in it. Only the
// marked words and the few lines about the source go into the record; the rest of the paste does not.
import { useRef } from 'preact/hooks'
import type { Say } from '../views/index.ts'
import type { Filled } from './entry-forms.ts'

export function SourceFields({
  say,
  filled,
  onInput,
  onFill,
}: {
  readonly say: Say
  readonly filled: Filled
  readonly onInput: (name: string, value: string) => void
  readonly onFill: (filled: Filled) => void
}) {
  const area = useRef<HTMLTextAreaElement>(null)
  const pasted = filled['paste'] ?? ''
  const quote = filled['source.quote'] ?? ''
  const at = quote === '' ? -1 : pasted.indexOf(quote)
  const field = (name: string, type?: 'date') => (
    <label>
      {say(`add-source-${name}`)} {say('add-optional')}
      {type === 'date' ? (
        <input
          type="date"
          value={filled[`source.${name}`] ?? ''}
          onInput={(event) => onInput(`source.${name}`, event.currentTarget.value)}
        />
      ) : (
        <input
          dir="auto"
          value={filled[`source.${name}`] ?? ''}
          onInput={(event) => onInput(`source.${name}`, event.currentTarget.value)}
        />
      )}
    </label>
  )
  return (
    <fieldset class="stack">
      <legend>{say('add-source')}</legend>
      <div class="fields">
        {field('title')}
        {field('publisher')}
        {field('published', 'date')}
        {field('address')}
      </div>
      <label>
        {say('add-source-paste')} {say('add-optional')}
        <textarea
          ref={area}
          rows={4}
          dir="auto"
          value={pasted}
          onInput={(event) => onInput('paste', event.currentTarget.value)}
        />
      </label>
      <p class="row">
        <button
          type="button"
          class="quiet"
          disabled={pasted === ''}
          onClick={() => {
            const { current } = area
            if (!current) return
            const words = pasted.slice(current.selectionStart, current.selectionEnd).trim()
            onFill({ ...filled, 'source.quote': words === '' ? pasted.trim() : words })
          }}
        >
          {say('add-source-mark')}
        </button>
        <span class="when">{say('add-source-help')}</span>
      </p>
      {at < 0 ? null : (
        <blockquote dir="auto">
          {pasted.slice(Math.max(0, at - 200), at)}
          <mark>{quote}</mark>
          {pasted.slice(at + quote.length, at + quote.length + 200)}
        </blockquote>
      )}
    </fieldset>
  )
}
