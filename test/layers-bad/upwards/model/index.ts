export { step } from '../engine/index.ts'
