// Answers of the server that are no page of a process.
export const server = String.raw`
# No sentences yet.
`
