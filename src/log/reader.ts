/** Reads a process folder, a copy of it, or a web server that shows it. Paths use slashes. */
export interface FolderReader {
  /** The bytes of a file; undefined where there is none. */
  read(path: string): Promise<Uint8Array | undefined>
  /** Names of the files in a folder, in any order; empty where there is no such folder. */
  list(path: string): Promise<readonly string[]>
}
