// A side's own copy to take away: its channels with their proofs, or their lines, the texts that it may
// read, and nothing that tells of any other channel.
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { canRead, openProcess } from '../process/index.ts'
import {
  canonicalLines,
  hasLogs,
  joined,
  orderText,
  readFolder,
  readOrder,
  recordText,
} from '../server/index.ts'
import { copyChannels, nodeFiles, readFolder as readStore } from '../store/index.ts'
import { complain, Exit, print, problemText, say } from './frame.ts'
import { need } from './log-frame.ts'
import { withStore } from './record.ts'

/** Writes the copy of a compartment into a folder that is new or empty. */
export async function runExport(
  folder: string,
  options: { readonly for: string; readonly out: string },
): Promise<void> {
  const { for: compartment, out } = options
  if (existsSync(out) && readdirSync(out).length > 0) {
    complain(say('new-not-empty', { folder: out }))
    throw new Exit(2)
  }
  const { files, problems } = readFolder(folder, compartment)
  for (const one of problems) complain(problemText(one))
  if (!files || problems.length > 0) throw new Exit(1)
  mkdirSync(out, { recursive: true, mode: 0o700 })
  let count = 0
  let channels: readonly string[] = []
  if (hasLogs(folder)) {
    channels = (await readStore(nodeFiles(folder)).channels()).filter((one) =>
      canRead(compartment, one),
    )
    const own = channels
    if (own.length > 0) {
      await withStore(folder, async (store) => {
        for (const channel of own) {
          const failed = await store.publish(channel)
          if (failed) need({ ok: false, problem: failed })
        }
        count += need(await copyChannels(nodeFiles(folder), nodeFiles(out), own))
      })
      const runs = joined(readOrder(folder).runs.filter((one) => own.includes(one.channel)))
      writeFileSync(join(out, 'order'), orderText(runs), { flush: true })
      count += 1
    }
  } else if (files.record) {
    const lines = need(canonicalLines(files.record.file, files.record.text))
    channels = [...new Set(lines.map((one) => one.channel))].sort()
    writeFileSync(join(out, 'record.jsonl'), recordText(lines), { flush: true })
    count += 1
  }
  if (channels.length === 0) {
    complain(say('export-nothing', { compartment }))
    throw new Exit(1)
  }
  for (const name of ['charter.md', ...textsFor(files)]) {
    if (!existsSync(join(folder, name))) continue
    copyFileSync(join(folder, name), join(out, name))
    count += 1
  }
  print(say('export-done', { compartment, channels: say.list([...channels]), folder: out, count }))
  if (hasLogs(out)) print(say('export-verify', { folder: out }))
}

/** Files of versions that entries within the compartment's sight name; a text nobody was shown stays here. */
function textsFor(files: Parameters<typeof openProcess>[0]): readonly string[] {
  const { record } = openProcess(files)
  const named = record.entries.flatMap((one) =>
    one.kind === 'version' ? (one.body.files ?? []) : [],
  )
  return [...new Set(named)].map((name) => basename(name))
}
