export { folderReader, fsckFolder, verifyFolder } from './check.ts'
export { copyChannels } from './copy.ts'
export { codeOf, nodeFiles } from './files.ts'
export type { Files, Listed, OpenFile, OpenMode } from './files.ts'
export { FileStore, openFileStore } from './file-store.ts'
export type { FileStoreOptions } from './file-store.ts'
export { readFolder } from './folder-reader.ts'
export type { StoredEntry } from './journal.ts'
export { holderRuns, thisHolder } from './lock.ts'
export type { Holder } from './lock.ts'
export { memoryFiles } from './memory-files.ts'
export { nodePrimitives, nodeSealing } from './primitives.ts'
export { channelsNow, hasLogs, readNow, sightsNow } from './read-now.ts'
export type { ChannelNow, FolderNow } from './read-now.ts'
export type {
  Appended,
  EpochFile,
  Head,
  NewChannel,
  Store,
  StoredBody,
  StoreReader,
} from './store.ts'
export { openWitness } from './witness.ts'
export type { Witness } from './witness.ts'
