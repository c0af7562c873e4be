// The single file and the editor.
// Draft translation.
export const workbench = String.raw`
# No sentences yet.
`
