// Authenticates, calls process, renders views. Never composes.
export { decodeText, listProcesses, processOf, readFolder } from './disk.ts'
export type { FolderProblem, ReadFolder } from './disk.ts'
export { appOf, headers, serveHome, siteOf } from './serve.ts'
export type { Served } from './serve.ts'
