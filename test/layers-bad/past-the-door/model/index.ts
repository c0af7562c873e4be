export { day } from './days.ts'
