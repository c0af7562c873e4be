// What a room can show to others: which text it was handed, when, by whom, in which medium, with the digest
// of the content and the entry word for word. It proves what this record says, not more.
import { slug } from './say.ts'
import type { RoomView } from './room-site.ts'

/** Plain text, or null where this room was handed no such thing. */
export function proofText(view: RoomView, id: string): string | null {
  const { say, report, place, process } = view
  const version = report.versions.find((one) => one.handed.some((each) => each.entry === id))
  const handing = version?.handed.find((one) => one.entry === id)
  const entry = report.entries.find((one) => one.id === id)
  const mine = handing && (place.role === 'desk' || handing.to === place.actor)
  if (!version || !mine || !entry) return null
  const named = report.entries.find(
    (one) => one.kind === 'version' && one.body.version === version.version,
  )
  const text = process.versions.find((one) => one.version === version.version)
  const content = named?.kind === 'version' ? named.body.hash : undefined
  const digest =
    content ??
    (text ? view.site.digest(text.files.map((file) => file.text).join('\n')) : say('not-recorded'))
  const line =
    (process.files.record?.text ?? '')
      .split('\n')
      .find((one) => one.includes(`"id":${JSON.stringify(id)}`)) ?? ''
  const rows: readonly (readonly [string, string])[] = [
    ['room-proof-process', report.charter.title],
    ['room-proof-text', `${version.label} (${version.version})`],
    ['room-proof-digest', digest],
    ['room-proof-by', handing.by],
    ['room-proof-to', handing.to],
    ['room-proof-when', entry.happened ?? say('not-dated')],
    ['room-proof-medium', say(`room-medium-${slug(handing.medium)}`)],
    [
      'room-proof-receipt',
      say(handing.receipt === 'not stated' ? 'not-recorded' : `receipt-${slug(handing.receipt)}`),
    ],
  ]
  return `${[
    say('room-proof-title'),
    '',
    ...rows.map(([label, value]) => `${say(label)}: ${value}`),
    '',
    say('room-proof-entry'),
    line,
    '',
    say('room-proof-limits'),
  ].join('\n')}\n`.replaceAll(/[\u2068\u2069]/g, '')
}
