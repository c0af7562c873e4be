// The truce command.
// Draft translation.
export const cli = String.raw`
# No sentences yet.
`
