// Forms of a room, made from the table of commands: plain HTML, no script needed. What was typed comes back
// with a refusal, so nothing is lost.
import {
  commandForms,
  commandNames,
  formChoices,
  mayDo,
  type CommandName,
  type InputField,
} from '../process/index.ts'
import { Empty } from './parts.tsx'
import type { RoomView } from './room-site.ts'
import { slug, type Say } from './say.ts'

/** What was just done, or why it was not. */
export function ToldBox({ view }: { view: RoomView }) {
  const { told, say } = view
  if (!told) return null
  return (
    <div class="remark" role={told.kind === 'refused' ? 'alert' : 'status'}>
      <p>
        <strong>{say(`room-told-${told.kind}`)}</strong> {say(told.id, told.data)}
      </p>
    </div>
  )
}

export function RoomForms({ view }: { view: RoomView }) {
  const { say, place } = view
  const names = commandNames.filter((name) => mayDo(place, name))
  if (names.length === 0) return <Empty>{say('room-do-nothing')}</Empty>
  const choices = formChoices(view.process, place)
  return (
    <>
      {names.map((name) => (
        <details key={name} id={`do-${name}`} open={view.told?.command === name}>
          <summary>{say(`room-command-${name}`)}</summary>
          <CommandForm view={view} name={name} choices={choices} />
        </details>
      ))}
      <InviteForm view={view} />
    </>
  )
}

/** The desk invites anybody into its process, a head the members of its own delegation. */
export function InviteForm({ view }: { view: RoomView }) {
  const { say, place, base, site } = view
  if (site.demonstration || (place.role !== 'desk' && place.role !== 'head')) return null
  const given = place.role === 'desk' ? placeRoles : (['member'] as const)
  return (
    <details>
      <summary>{say('room-invite')}</summary>
      <form class="dates" method="post" action={`${base}invite`}>
        <label>
          {say('room-field-name')}
          <input name="name" type="text" dir="auto" required maxLength={100} />
        </label>
        <label>
          {say('room-field-role')}
          <select name="role" required>
            {given.map((one) => (
              <option key={one} value={one}>
                {say(`room-choice-${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('room-field-actor')}
          <select name="actor" required>
            {(place.role === 'desk'
              ? view.report.actors.map((one) => one.actor)
              : [place.actor]
            ).map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{say('room-invite')}</button>
      </form>
    </details>
  )
}

const placeRoles = ['desk', 'head', 'member', 'body', 'intermediary', 'guarantor'] as const

function CommandForm({
  view,
  name,
  choices,
}: {
  view: RoomView
  name: CommandName
  choices: (field: InputField) => readonly string[] | null
}) {
  const { say, base, site, place, told } = view
  const fields = Object.entries<InputField>(commandForms[name].fields)
  const typed = told?.command === name ? (told.typed ?? {}) : {}
  const empty = fields.find(([, field]) => field.optional !== true && choices(field)?.length === 0)
  if (empty)
    return <Empty>{say('room-form-nothing', { field: say(`room-field-${empty[0]}`) })}</Empty>
  return (
    <form class="dates" method="post" action={`${base}do/${name}`}>
      <input type="hidden" name="seen" value={typed['seen'] ?? site.seen(place)} />
      {fields.map(([field, type]) => (
        <label key={field}>
          {say(`room-field-${field}`)}
          {type.optional === true ? ` (${say('room-optional')})` : ''}
          <Input
            say={say}
            name={field}
            field={type}
            value={typed[field] ?? ''}
            choices={type.type === 'choice' ? type.choices : choices(type)}
          />
        </label>
      ))}
      <button type="submit">{say(`room-command-${name}`)}</button>
    </form>
  )
}

function Input({
  say,
  name,
  field,
  value,
  choices,
}: {
  say: Say
  name: string
  field: InputField
  value: string
  choices: readonly string[] | null
}) {
  const required = field.optional !== true
  if (choices)
    return (
      <select name={name} required={required}>
        {required ? null : <option value="">{say('room-choose-none')}</option>}
        {choices.map((one) => (
          <option key={one} value={one} selected={one === value}>
            {field.type === 'choice' ? choiceLabel(say, name, one) : one}
          </option>
        ))}
      </select>
    )
  if (field.type === 'text')
    return (
      <textarea name={name} rows={4} cols={48} dir="auto" required={required}>
        {value}
      </textarea>
    )
  if (field.type === 'date')
    return <input name={name} type="date" value={value} required={required} />
  return (
    <input name={name} type="text" value={value} dir="auto" required={required} maxLength={300} />
  )
}

function choiceLabel(say: Say, name: string, value: string): string {
  const id =
    name === 'stance'
      ? `stance-${slug(value)}`
      : name === 'medium'
        ? `room-medium-${slug(value)}`
        : `room-choice-${slug(value)}`
  return say.has(id) ? say(id) : value
}
