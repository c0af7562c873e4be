export * from './space/index.ts'
export * from './figures/index.ts'
export * from './desk/index.ts'
export * from './intake/index.ts'
