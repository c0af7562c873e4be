// Characters that make a text read otherwise than it is stored (CVE-2021-42574, UTS #39) are refused by
// code point, never stripped. Joiners are allowed where a script needs them (UAX #31 A1, A2).

const refused =
  // eslint-disable-next-line no-misleading-character-class
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u
const joiner =
  /(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{M}])[\u200c\u200d]|[\u200c\u200d](?![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{M}])/u

/** The first refused character as "U+202E", or null. */
export function invisibleIn(text: string): string | null {
  const found = refused.exec(text) ?? joiner.exec(text)
  if (!found) return null
  const point = found[0].codePointAt(0) ?? 0
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}
