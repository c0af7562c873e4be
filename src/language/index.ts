// The agreement language: text to data and back.
export { check } from './check.ts'
export { format } from './format.ts'
export { parse } from './parse.ts'
export type { Parsed, ReadBlock } from './parse.ts'
export { print, printAgreement } from './print.ts'
export type { Block, Source } from './markdown.ts'
