export * from './primitives.ts'
