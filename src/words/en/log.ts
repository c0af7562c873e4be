// Channels, proofs, witnesses, files.
export const log = String.raw`
# No sentences yet.
`
