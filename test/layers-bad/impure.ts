// Every line here must be refused by lint in a pure folder.
export const a = new Date()
export const b = Math.random()
export const c = Temporal.Now.instant()
export const d = 'a'.localeCompare('b')
export const e = (1).toLocaleString()
setTimeout(() => undefined, 1)
process.exit(1)
console.log(a)
