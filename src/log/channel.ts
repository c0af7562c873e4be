// A channel is a set of compartments, written with plus signs: public, desk, desk+a. Its log, its files
// and its keys carry its name in forms that every file system and every note key accepts.
import { bytesOf } from './bytes.ts'

/** Is this the name of a channel? 1 to 100 characters in NFC, no control characters, no empty or double compartment. */
export function soundChannel(channel: string): boolean {
  if (channel.length > 100 || /[\p{C}/\\]/u.test(channel)) return false
  if (channel.normalize('NFC') !== channel) return false
  const parts = channel.split('+')
  return parts.every((part, i) => part.trim() === part && part !== '' && parts.indexOf(part) === i)
}

/** Lower-case ASCII as it is; everything else, capitals too (some disks ignore case), as %xx. */
function escaped(text: string): string {
  let out = ''
  for (const byte of bytesOf(text)) {
    const character = String.fromCharCode(byte)
    const plain = /[a-z0-9_+-]/.test(character) || (character === '.' && out !== '')
    out += plain ? character : `%${byte.toString(16).padStart(2, '0')}`
  }
  return out
}

/** The name of a channel's folder. */
export function folderOfChannel(channel: string): string {
  if (!soundChannel(channel)) throw new Error(`not a channel: "${channel}"`)
  return escaped(channel)
}

/** The channel of a folder; undefined where no channel has that folder. */
export function channelOfFolder(folder: string): string | undefined {
  try {
    const channel = decodeURIComponent(folder)
    return soundChannel(channel) && escaped(channel) === folder ? channel : undefined
  } catch {
    return undefined
  }
}

/** The origin of a channel's log. Names of note keys hold no plus, so it becomes a tilde. */
export function originOf(process: string, channel: string): string {
  return `${escaped(process)}/${folderOfChannel(channel)}`.replaceAll('+', '~')
}
