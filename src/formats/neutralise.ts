// Text that a spreadsheet would take for a formula (OWASP "CSV injection", ASVS 5.0: 1.2.10). It gets one
// apostrophe in front; `restore` takes exactly that one away again, so nothing is lost between our own
// writer and reader.

// = + - @ also in their full-width forms, after any white space or apostrophes; tab, carriage return, line
// feed and NUL at the start. The set is closed under putting an apostrophe in front, which is what makes
// `restore` exact.
const dangerous = /^['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^'*[\t\r\n\0]/

/** Puts an apostrophe before text that could run as a formula. */
export function neutralise(text: string): string {
  return dangerous.test(text) ? `'${text}` : text
}

/** The inverse of `neutralise`: takes away the apostrophe that it put there. */
export function restore(text: string): string {
  return text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text
}
