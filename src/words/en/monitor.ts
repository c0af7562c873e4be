// Reports, incidents, findings, zones, coverage.
export const monitor = String.raw`
# No sentences yet.
`
