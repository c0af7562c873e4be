export * from './dates.ts'
export * from './layouts.ts'
export * from './mapping.ts'
export * from './superseding.ts'
