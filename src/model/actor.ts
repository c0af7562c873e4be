// Who takes part. An actor's id is the name the text or the record gives it, never made from content.

export type ActorId = string

/** Roles of an actor; one actor may have several, and all are shown. */
export type Role =
  | 'party'
  | 'mediator'
  | 'facilitator'
  | 'guarantor'
  | 'witness'
  | 'verifier'
  | 'joint body'
  | 'neutral intermediary'
  | 'deciding body'
  | 'official'
  | 'actor'

export const roles: readonly Role[] = [
  'party',
  'mediator',
  'facilitator',
  'guarantor',
  'witness',
  'verifier',
  'joint body',
  'neutral intermediary',
  'deciding body',
  'official',
  'actor',
]

/** Roles that never bear a next step: they carry, watch or stand between. */
export const standingBetween: readonly Role[] = ['mediator', 'facilitator', 'neutral intermediary']

/** A label that one actor uses for something; places, groups and forces have several. */
export interface Label {
  readonly by: ActorId
  readonly label: string
}
