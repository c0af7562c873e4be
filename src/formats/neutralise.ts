// Text that a spreadsheet would take for a formula (OWASP "CSV injection", ASVS 5.0: 1.2.10). It gets one
// apostrophe in front; `restore` takes exactly that one away again, so nothing is lost between our own
// writer and reader.

// = + - @ also in their full-width forms; tab, carriage return, line feed and NUL at the start; white
// space before them doesn't help. An apostrophe run before any of these gets one more, so that the
// marking can be undone without doubt.
const dangerous = /^(?:\s*'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|'*[\t\r\n\0])/

/** Puts an apostrophe before text that could run as a formula. */
export function neutralise(text: string): string {
  return dangerous.test(text) ? `'${text}` : text
}

/** The inverse of `neutralise`: takes away the apostrophe that it put there. */
export function restore(text: string): string {
  return text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text
}
