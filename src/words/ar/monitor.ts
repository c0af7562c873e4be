// Reports, incidents, findings, zones, coverage.
// Draft translation.
export const monitor = String.raw`
# No sentences yet.
`
