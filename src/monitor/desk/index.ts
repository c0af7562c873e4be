export type * from './entries.ts'
export * from './desk.ts'
export * from './public.ts'
export * from './redrawn.ts'
