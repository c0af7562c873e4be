export { day } from '../model/days.ts'
