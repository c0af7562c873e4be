// Documents, tables and calendars read or written (code-…).
// Draft translation.
export const formats = String.raw`
# No sentences yet.
`
