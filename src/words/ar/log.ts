// Channels, proofs, witnesses, files.
// Draft translation.
export const log = String.raw`
# No sentences yet.
`
