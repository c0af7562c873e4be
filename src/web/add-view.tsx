// Add to the record: seven forms, in the words that people use, each with its source. Nobody sees JSON.
import { useState } from 'preact/hooks'
import { actorsOf } from '../process/index.ts'
import { sayRole, tell, type Say } from '../views/index.ts'
import { explain } from '../words/index.ts'
import { today } from './clock.ts'
import {
  appended,
  applies,
  entriesOf,
  formFields,
  formNames,
  inForce,
  unknownActors,
  usual,
  type Filled,
  type FormField,
  type FormName,
} from './entry-forms.ts'
import { useKept } from './kept.ts'
import type { Tool } from './process-view.tsx'
import { SourceFields } from './source-fields.tsx'
import { change, textOf } from './workspace.ts'

export function AddView(tool: Tool) {
  const { say, workspace } = tool
  const [form, setForm] = useKept<FormName>(`${workspace.id}/form`, 'handed-over')
  return (
    <section aria-labelledby="add">
      <h2 id="add">{say('add-title')}</h2>
      <p>{say('add-desk')}</p>
      <div class="views" role="group" aria-label={say('add-title')}>
        {formNames.map((name) => (
          <button
            key={name}
            type="button"
            class="tab"
            aria-pressed={form === name}
            onClick={() => setForm(name)}
          >
            {say(`add-${name}`)}
          </button>
        ))}
      </div>
      <EntryForm key={form} tool={tool} form={form} />
    </section>
  )
}

function EntryForm({ tool, form }: { tool: Tool; form: FormName }) {
  const { say, workspace, process, onChange } = tool
  const [filled, setFilled, clear] = useKept<Filled>(`${workspace.id}/add-${form}`, {})
  const [told, setTold] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const set = (name: string, value: string) => setFilled({ ...filled, [name]: value })
  const strangers = unknownActors(form, filled, process)
  const complete = formFields[form]
    .filter((field) => field.required && field.type !== 'choice' && applies(field, filled))
    .every((field) => (filled[field.name]?.trim() ?? '') !== '')
  const { entries, problems } = complete
    ? entriesOf(form, filled, process, today(process.charter.zone))
    : { entries: [], problems: [] }
  return (
    <form
      class="stack card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!complete || problems.length > 0) return
        const record = textOf(workspace, 'record.jsonl') ?? ''
        onChange(change(workspace, [{ file: 'record.jsonl', text: appended(record, entries) }]))
        setTold(entries.map((one) => tell(say, one)))
        clear()
        setTried(false)
      }}
    >
      <div class="fields">
        {formFields[form]
          .filter((field) => applies(field, filled))
          .map((field) => (
            <Field
              key={field.name}
              tool={tool}
              form={form}
              field={field}
              value={filled[field.name] ?? ''}
              missing={tried && field.required && (filled[field.name]?.trim() ?? '') === ''}
              onInput={(value) => set(field.name, value)}
            />
          ))}
        <label>
          {say('add-date')}
          <input
            type="date"
            value={filled['date'] ?? ''}
            onInput={(event) => set('date', event.currentTarget.value)}
          />
        </label>
        <label>
          {say('add-time', { zone: process.charter.zone })}
          <input
            type="time"
            value={filled['time'] ?? ''}
            onInput={(event) => set('time', event.currentTarget.value)}
          />
        </label>
      </div>
      {strangers.map((actor) => (
        <label key={actor}>
          {say('add-new-actor', { actor })}
          <select
            value={filled[`role.${actor}`] ?? 'actor'}
            onChange={(event) => set(`role.${actor}`, event.currentTarget.value)}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {sayRole(say, role)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <SourceFields say={say} filled={filled} onInput={set} onFill={setFilled} />
      {entries.length > 0 ? (
        <div>
          <h3>{say('add-preview')}</h3>
          <ul>
            {entries.map((one) => (
              <li key={one.id}>
                <bdi>{tell(say, one)}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {problems.map((one) => (
        <p class="remark" key={`${one.code}${JSON.stringify(one.data)}`}>
          {explain(say.locale, one.code, one.data).message}
        </p>
      ))}
      {tried && !complete ? <p role="alert">{say('add-missing')}</p> : null}
      <p class="row">
        <button type="submit">{say('add-record')}</button>
        <button type="button" class="quiet" onClick={clear}>
          {say('web-check-clear')}
        </button>
      </p>
      <div role="status">
        {told.length === 0 ? null : (
          <p>
            {say('add-recorded')} <bdi>{told.join('; ')}</bdi>
          </p>
        )}
      </div>
    </form>
  )
}

const roles = [
  'actor',
  'party',
  'mediator',
  'facilitator',
  'guarantor',
  'witness',
  'verifier',
  'joint body',
  'neutral intermediary',
  'official',
  'deciding body',
] as const

interface FieldProps {
  readonly tool: Tool
  readonly form: FormName
  readonly field: FormField
  readonly value: string
  readonly missing: boolean
  readonly onInput: (value: string) => void
}

function Field({ tool, form, field, value, missing, onInput }: FieldProps) {
  const { say } = tool
  const label = say(labelOf(form, field))
  const known = knownFor(tool, field)
  const list = `list-${form}-${field.name.replaceAll('.', '-')}`
  const id = `field-${form}-${field.name.replaceAll('.', '-')}`
  const input = () => {
    if (field.type === 'choice')
      return (
        <select
          id={id}
          value={value === '' ? usual(field) : value}
          onChange={(event) => onInput(event.currentTarget.value)}
        >
          {(field.choices ?? []).map((one) => (
            <option key={one} value={one}>
              {choiceWords(say, field, one)}
            </option>
          ))}
        </select>
      )
    if (field.type === 'event' || field.type === 'clause')
      return (
        <select
          id={id}
          value={value}
          aria-invalid={missing}
          onChange={(event) => onInput(event.currentTarget.value)}
        >
          <option value="">{say('add-choose')}</option>
          {known.map((one) => (
            <option key={one} value={one}>
              {one.startsWith(inForce)
                ? say('add-in-force', { version: one.slice(inForce.length) })
                : one}
            </option>
          ))}
        </select>
      )
    if (field.type === 'words')
      return (
        <textarea
          id={id}
          rows={2}
          dir="auto"
          value={value}
          aria-invalid={missing}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )
    return (
      <>
        <input
          id={id}
          dir="auto"
          list={known.length > 0 ? list : undefined}
          inputMode={field.type === 'number' ? 'numeric' : undefined}
          value={value}
          aria-invalid={missing}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {known.length > 0 ? (
          <datalist id={list}>
            {known.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </datalist>
        ) : null}
      </>
    )
  }
  return (
    <div class={field.type === 'words' ? 'field whole' : 'field'}>
      <label for={id}>
        {label}
        {field.required || field.type === 'choice' ? null : ` ${say('add-optional')}`}
      </label>
      {input()}
    </div>
  )
}

/** "add-said-by" where a form has words of its own for a field, else "add-field-by". */
function labelOf(form: FormName, field: FormField): string {
  const name = field.name.replaceAll('.', '-')
  const own: Partial<Record<string, string>> = {
    'handed-over by': 'add-handed-by',
    'handed-over to': 'add-handed-to',
    'answered by': 'add-answered-by',
    'said by': 'add-said-by',
    'did by': 'add-did-by',
    'found by': 'add-found-by',
    'starting-event by': 'add-stated-by',
  }
  return own[`${form} ${name}`] ?? `add-field-${name}`
}

function choiceWords(say: Say, field: FormField, value: string): string {
  const id = `${field.words ?? ''}${value.replaceAll(',', '').replaceAll(' ', '-')}`
  return say.has(id) ? say(id) : value
}

function knownFor({ process }: Tool, field: FormField): readonly string[] {
  const texts = process.versions.map((one) => one.agreement)
  switch (field.type) {
    case 'actor':
      return actorsOf(process.versions, process.record.entries).map((one) => one.actor)
    case 'version':
      return [
        ...new Set([
          ...process.versions.map((one) => one.version),
          ...process.record.entries.flatMap((one) =>
            one.kind === 'version' ? one.body.version : [],
          ),
        ]),
      ]
    case 'clause':
      return [...new Set(texts.flatMap((one) => one.clauses.map((clause) => clause.id)))]
    case 'zone':
      return [...new Set(texts.flatMap((one) => one.zones.map((zone) => zone.id)))]
    case 'event':
      return [
        ...new Set(texts.flatMap((one) => one.anchors.map((anchor) => anchor.id))),
        ...process.versions.map((one) => `${inForce}${one.version}`),
      ]
    default:
      return []
  }
}
