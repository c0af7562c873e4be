// Roles: what a person may do in a process, and through whose eyes they see it. Deny first: no grant, no
// process. No role reads another's room; the person who runs the machine could, and is told so.
import { compartmentsOf } from '../process/index.ts'

/** desk: mediators and co-mediators. head, member: a delegation. The public needs no account. */
export const roles = ['desk', 'head', 'member', 'body', 'intermediary', 'guarantor'] as const
export type RoomRole = (typeof roles)[number]

/** One person's place in one process. */
export interface Grant {
  readonly process: string
  readonly role: RoomRole
  /** Whose eyes: "desk", or the name of the party, body, intermediary or guarantor. */
  readonly compartment: string
  /** In whose name the person acts: the party; for the desk one of the mediators. */
  readonly actor: string
}

/** Names that mean something else than an actor. */
const reserved = ['public', 'desk', 'all']

/** Is this a grant at all? A desk sees as the desk, all others as the actor they belong to. */
export function isGrant(value: Grant): boolean {
  const clean =
    value.actor.trim() === value.actor &&
    value.actor !== '' &&
    value.actor.length <= 200 &&
    compartmentsOf(value.actor).length === 1
  if (!clean || !roles.includes(value.role) || !isProcessId(value.process)) return false
  if (value.role === 'desk') return value.compartment === 'desk'
  return value.compartment === value.actor && !reserved.includes(value.actor.toLowerCase())
}

/** A folder name, never a path. */
export function isProcessId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$/.test(id) && !id.includes('..')
}

/** Who may invite whom: the desk anybody into its process, a head the members of its own delegation. */
export function mayInvite(by: readonly Grant[], wanted: Grant): boolean {
  if (!isGrant(wanted)) return false
  return by.some(
    (own) =>
      own.process === wanted.process &&
      (own.role === 'desk' ||
        (own.role === 'head' &&
          wanted.role === 'member' &&
          wanted.compartment === own.compartment)),
  )
}
