// The truce command.
export const cli = String.raw`
# No sentences yet.
`
