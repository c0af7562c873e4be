// The page owns its clock; the core never does.

/** Today in a zone: "2026-11-22". */
export function today(zone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date())
}

/** The time of this computer's clock, to the minute: "2026-11-22 11:40". */
export function nowWords(): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`
}

/** A date box tells each digit of a year as it is typed: 0002, 0020, 0202, 2026. Only the last is meant. */
export function typedOut(date: string): boolean {
  return date === '' || date >= '1000'
}
