// A copy of channels to take away: logs and bodies, never the private folder. Tiles first, the checkpoint
// last, so that a copy that was broken off shows less and never something wrong.
import { bodyFolder, good, logFolder, type Answer } from '../log/index.ts'
import { diskProblem } from './channel-log.ts'
import { Disk } from './disk.ts'
import type { Files } from './files.ts'

/** Copies channels from one folder to another; how many files were written. Publish before. */
export async function copyChannels(
  from: Files,
  to: Files,
  channels: readonly string[],
): Promise<Answer<number>> {
  const source = new Disk(from)
  const target = new Disk(to)
  let count = 0
  const copy = async (path: string): Promise<void> => {
    const bytes = await source.read(path)
    if (!bytes) return
    await target.replace(path, bytes)
    count++
  }
  const below = async (folder: string): Promise<string[]> => {
    const own = (await source.names(folder)).map((name) => `${folder}/${name}`)
    const inner = await source.folderNames(folder)
    const deep = await Promise.all(inner.map((name) => below(`${folder}/${name}`)))
    return [...own, ...deep.flat()]
  }
  try {
    for (const channel of channels) {
      const last = `${logFolder(channel)}/checkpoint`
      for (const path of [
        ...(await below(bodyFolder(channel))),
        ...(await below(logFolder(channel))),
      ])
        if (path !== last && !path.endsWith('.next')) await copy(path)
      await copy(last)
    }
    return good(count)
  } catch (error) {
    return { ok: false, problem: diskProblem(error, 'copy') }
  }
}
