// The agreement language: text to data and back.
export { parse } from './parse.ts'
export type { Parsed, ReadBlock } from './parse.ts'
export type { Block, Source } from './markdown.ts'
