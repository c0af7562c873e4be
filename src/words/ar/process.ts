// Commands and publication: why one was refused (code-…).
// Draft translation.
export const process = String.raw`
# No sentences yet.
`
