// What people can do in a room: one table that says who may, and which fields a form has. Validation,
// forms and the refusal of unknown fields are read from it.

/** Where a person stands; `compartment` is whose eyes, `actor` in whose name. */
export interface Speaker {
  readonly role: 'desk' | 'head' | 'member' | 'body' | 'intermediary' | 'guarantor'
  readonly compartment: string
  readonly actor: string
}

export type InputField =
  | { readonly type: 'line' | 'text' | 'date' | 'condition'; readonly optional?: true }
  /** Names that the room knows: versions, clauses, actors, entries of a kind. */
  | {
      readonly type: 'version' | 'clause' | 'actor' | 'side' | 'transmittal' | 'understanding'
      readonly optional?: true
    }
  | { readonly type: 'own entry' | 'request'; readonly optional?: true }
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly optional?: true }

export interface CommandForm {
  readonly roles: readonly Speaker['role'][]
  readonly fields: Readonly<Record<string, InputField>>
  /** An approval: the person must have proved who they are just now. */
  readonly fresh?: true
}

const desk = ['desk'] as const
const side = ['head', 'member'] as const
const room = ['head', 'member', 'body', 'intermediary', 'guarantor'] as const
const everyone = ['desk', ...room] as const

export const answerStances = [
  'accept',
  'accept if',
  'amend',
  'reject',
  'reserve',
  'silent',
  'reconsidering',
  'withdrawn',
] as const

export const commandForms = {
  version: {
    roles: desk,
    fields: {
      version: { type: 'line' },
      label: { type: 'line' },
      text: { type: 'text' },
      supersedes: { type: 'version', optional: true },
    },
  },
  'hand-over': {
    roles: desk,
    fields: {
      version: { type: 'version' },
      to: { type: 'actor' },
      medium: { type: 'choice', choices: ['paper', 'file', 'oral', 'shown and taken back'] },
      withheld: { type: 'line', optional: true },
      answerBy: { type: 'date', optional: true },
    },
  },
  receipt: {
    roles: room,
    fields: {
      transmittal: { type: 'transmittal' },
      says: { type: 'choice', choices: ['received', 'denied'] },
    },
  },
  position: {
    roles: side,
    fields: {
      version: { type: 'version' },
      clause: { type: 'clause', optional: true },
      stance: { type: 'choice', choices: answerStances },
      if: { type: 'condition', optional: true },
      words: { type: 'text', optional: true },
      authority: {
        type: 'choice',
        choices: ['personal', 'delegation', 'ad referendum', 'authorised', 'ratified'],
      },
      validUntil: { type: 'date', optional: true },
      older: { type: 'choice', choices: ['yes'], optional: true },
    },
  },
  'reported-position': {
    roles: desk,
    fields: {
      of: { type: 'side' },
      version: { type: 'version' },
      clause: { type: 'clause', optional: true },
      stance: { type: 'choice', choices: answerStances },
      if: { type: 'condition', optional: true },
      words: { type: 'text', optional: true },
      basis: { type: 'choice', choices: ['declared', 'assessed'] },
    },
  },
  clarification: {
    roles: side,
    fields: { version: { type: 'version' }, to: { type: 'actor' }, words: { type: 'text' } },
  },
  clarified: { roles: desk, fields: { request: { type: 'request' }, words: { type: 'text' } } },
  statement: {
    roles: everyone,
    fields: {
      act: {
        type: 'choice',
        choices: ['state', 'propose', 'relay', 'comment', 'urge', 'welcome', 'express willingness'],
      },
      words: { type: 'text' },
      version: { type: 'version', optional: true },
    },
  },
  contact: {
    roles: everyone,
    fields: {
      with: { type: 'actor' },
      form: { type: 'choice', choices: ['call', 'meeting', 'round', 'talks'] },
      happened: { type: 'date', optional: true },
      words: { type: 'text' },
    },
  },
  understanding: { roles: desk, fields: { clause: { type: 'clause' }, words: { type: 'text' } } },
  confirm: { roles: side, fields: { understanding: { type: 'understanding' } } },
  reservation: {
    roles: side,
    fields: {
      version: { type: 'version' },
      clause: { type: 'clause', optional: true },
      words: { type: 'text' },
    },
  },
  assent: {
    roles: ['head'],
    fresh: true,
    fields: {
      version: { type: 'version' },
      level: { type: 'choice', choices: ['initialled', 'agreed', 'signed', 'ratified'] },
      reservations: { type: 'text', optional: true },
    },
  },
  'in-force': {
    roles: desk,
    fresh: true,
    fields: {
      version: { type: 'version' },
      audience: { type: 'choice', choices: ['the sides', 'public'] },
    },
  },
  paper: {
    roles: ['desk', 'head', 'member'],
    fields: { label: { type: 'line' }, text: { type: 'text' } },
  },
  correct: {
    roles: everyone,
    fields: { entry: { type: 'own entry' }, words: { type: 'text' } },
  },
  withdraw: {
    roles: everyone,
    fields: { entry: { type: 'own entry' }, reason: { type: 'line' } },
  },
} as const satisfies Readonly<Record<string, CommandForm>>

export type CommandName = keyof typeof commandForms
export const commandNames = Object.keys(commandForms) as CommandName[]

export interface RoomCommand {
  readonly name: CommandName
  /** Fields of the form by name, as typed; empty where left out. */
  readonly fields: Readonly<Record<string, string>>
}

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commandForms, name)
}

export function mayDo(speaker: Speaker, name: CommandName): boolean {
  return (commandForms[name].roles as readonly string[]).includes(speaker.role)
}
