// Spreadsheet dates: days since an epoch, with a fraction for the time (ECMA-376 part 1, 18.17.4.1).

/** True if a number format shows a date or time: built-in ids, or y, m, d, h, s outside quotes. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (
      (id >= 14 && id <= 22) ||
      (id >= 27 && id <= 36) ||
      (id >= 45 && id <= 47) ||
      (id >= 50 && id <= 58)
    )
  // Excel's own limit; without one, a hostile code could keep the expressions below busy.
  if (code.length > 255) return false
  const bare = code
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[ymdhs]/i.test(bare.replace(/general/gi, '').replace(/E[+-]/g, ''))
}

/**
 * `45446` → "2024-06-03"; with a fraction, to the second, "2024-06-03T12:00:00"; below 1, a time of day
 * "12:00:00". Undefined outside 1900-9999. The 1900 system counts a 29 February 1900 that never was.
 */
export function serialToIso(serial: number, from1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return undefined
  const seconds = Math.round(serial * 86_400)
  const day = Math.floor(seconds / 86_400)
  const inDay = seconds % 86_400
  const two = (value: number) => String(value).padStart(2, '0')
  const time = `${two(Math.floor(inDay / 3600))}:${two(Math.floor(inDay / 60) % 60)}:${two(inDay % 60)}`
  if (!from1904 && day === 0) return time
  if (!from1904 && day === 60) return undefined
  // Days from 1970-01-01.
  const epoch = from1904 ? -24_107 : day < 60 ? -25_568 : -25_569
  const date = isoDate(day + epoch)
  if (date === undefined) return undefined
  return inDay === 0 ? date : `${date}T${time}`
}

/** Civil date of a count of days since 1970-01-01 (H. Hinnant, "chrono-compatible algorithms"). */
function isoDate(days: number): string | undefined {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  if (year > 9999) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
