// Files in and out of the page: picked, dropped, or through a folder that the browser lets the page write
// to (File System Access, https://wicg.github.io/file-system-access/). Nothing is sent anywhere.
import type { TextFile } from '../process/index.ts'
import { belongs } from './workspace.ts'

/** The parts of the File System Access API that are used; not in every browser, nor in every type library. */
export interface Folder {
  readonly name: string
  readonly kind: 'directory'
  values(): AsyncIterable<FolderEntry>
  getFileHandle(name: string, options: { create: boolean }): Promise<FileEntry>
  getDirectoryHandle(name: string, options: { create: boolean }): Promise<Folder>
}
interface FileEntry {
  readonly name: string
  readonly kind: 'file'
  getFile(): Promise<File>
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>
}
type FolderEntry = Folder | FileEntry

interface PickingWindow {
  showDirectoryPicker?: (options: { mode: 'readwrite' }) => Promise<Folder>
}

export interface Opened {
  readonly id: string
  readonly files: readonly TextFile[]
  /** Files that are not UTF-8 text: named, not guessed. */
  readonly unread: readonly string[]
  /** Names that do not belong to a process, left out. */
  readonly ignored: readonly string[]
  readonly folder: Folder | null
}

/** True where the browser can write into a folder that the person picks. */
export function canSaveBack(): boolean {
  return typeof (window as PickingWindow).showDirectoryPicker === 'function'
}

/** Asks for a folder; null where the person closed the dialogue. */
export async function pickFolder(): Promise<Folder | null> {
  try {
    return (await (window as PickingWindow).showDirectoryPicker?.({ mode: 'readwrite' })) ?? null
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null
    throw error
  }
}

interface Found {
  readonly name: string
  readonly file: File
}

export async function openFolder(folder: Folder): Promise<Opened> {
  const found: Found[] = []
  for await (const entry of folder.values()) {
    if (entry.kind === 'file') found.push({ name: entry.name, file: await entry.getFile() })
    else if (entry.name === 'zones')
      for await (const inner of entry.values())
        if (inner.kind === 'file')
          found.push({ name: `zones/${inner.name}`, file: await inner.getFile() })
  }
  return { ...(await readFound(folder.name, found)), folder }
}

/** Files of an input or a drop; a picked folder gives its name as the first part of each path. */
export async function openFiles(list: readonly File[]): Promise<Opened> {
  const folder = list[0]?.webkitRelativePath.split('/')[0] ?? ''
  const found = list.map((file) => ({
    name:
      file.webkitRelativePath === '' ? file.name : file.webkitRelativePath.slice(folder.length + 1),
    file,
  }))
  return { ...(await readFound(folder === '' ? 'process' : folder, found)), folder: null }
}

/** What was dropped: files, or one folder with what lies in it. */
export async function openDropped(items: DataTransferItemList): Promise<Opened> {
  const roots = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const found: Found[] = []
  const first = roots[0]
  const id = first?.isDirectory === true ? first.name : 'process'
  for (const root of roots) await walk(root, '', found)
  return { ...(await readFound(id, found)), folder: null }
}

async function walk(entry: FileSystemEntry, path: string, found: Found[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) =>
      (entry as FileSystemFileEntry).file(done, failed),
    )
    found.push({ name: `${path}${entry.name}`, file })
    return
  }
  if (path !== '' && path !== 'zones/') return
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  // A reader gives its entries in portions, the last one empty.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((done, failed) =>
      reader.readEntries(done, failed),
    )
    if (portion.length === 0) return
    for (const inner of portion)
      await walk(inner, inner.isDirectory && inner.name === 'zones' ? 'zones/' : path, found)
  }
}

async function readFound(id: string, found: readonly Found[]): Promise<Omit<Opened, 'folder'>> {
  const files: TextFile[] = []
  const unread: string[] = []
  for (const { name, file } of found.filter((one) => belongs(one.name))) {
    const text = utf8(new Uint8Array(await file.arrayBuffer()))
    if (text === null) unread.push(name)
    else files.push({ file: name, text })
  }
  const ignored = found.map((one) => one.name).filter((name) => !belongs(name))
  return { id, files, unread, ignored }
}

/** UTF-8 text with or without a byte order mark, line ends as one character; null for anything else. */
function utf8(bytes: Uint8Array): string | null {
  if (bytes.subarray(0, 8192).includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    return null
  }
}

/** Writes files into a folder that was picked for writing. */
export async function saveBack(folder: Folder, files: readonly TextFile[]): Promise<void> {
  for (const { file, text } of files) {
    const slash = file.indexOf('/')
    const place =
      slash < 0 ? folder : await folder.getDirectoryHandle(file.slice(0, slash), { create: true })
    const handle = await place.getFileHandle(file.slice(slash + 1), { create: true })
    const stream = await handle.createWritable()
    await stream.write(text)
    await stream.close()
  }
}

/** Hands a file to the browser's downloads. */
export function download(name: string, content: string | Uint8Array, type: string): void {
  const part = typeof content === 'string' ? content : new Uint8Array(content)
  const address = URL.createObjectURL(new Blob([part], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name.replaceAll('/', '-')
  document.body.append(link)
  link.click()
  link.remove()
  // Revoked later: some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
