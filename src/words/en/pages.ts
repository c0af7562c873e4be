// Public pages, note for print, navigation.
export const pages = String.raw`
# No sentences yet.
`
