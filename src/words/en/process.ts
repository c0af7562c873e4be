// Commands and publication: why one was refused (code-…).
export const process = String.raw`
# No sentences yet.
`
