// The single file and the editor.
export const workbench = String.raw`
# No sentences yet.
`
