// Public pages, note for print, navigation.
// Draft translation.
export const pages = String.raw`
# No sentences yet.
`
