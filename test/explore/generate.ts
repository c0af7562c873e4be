// Small agreements by seed, as texts of the language: two parties, a few duties, and one feature or two of
// those that make futures hard. Each says which features it has.

export interface Small {
  readonly text: string
  readonly features: readonly string[]
  /** Days to look ahead. */
  readonly last: number
}

/** Numbers by seed (mulberry32). */
export function dice(seed: number): (sides: number) => number {
  let a = seed >>> 0
  return (sides) => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((((t ^ (t >>> 14)) >>> 0) % sides) + sides) % sides
  }
}

export const features = [
  'phase',
  'continuation',
  'condition',
  'chain',
  'verifier',
  'silence-done',
  'silence-not-done',
  'hours',
  'interlock',
  'quota',
  'answers',
  'hold-back',
  'suspend',
  'notice',
  'word',
  'prohibition',
  'event',
  'next-phase',
  'batches',
  'end-phase',
] as const

export function small(seed: number): Small {
  const roll = dice(seed)
  const used = new Set<string>()
  const use = (name: (typeof features)[number]): true => (used.add(name), true)
  const chance = (n: number): boolean => roll(n) === 0
  const lines: string[] = [
    'The North is a party.',
    'The South is a party.',
    'The Desk is a verifier.',
  ]
  lines.push('The Beginning is the event that both sides announce it.')
  lines.push('Day 1 is the day on which the Beginning happens; a day ends at 24:00 in UTC.')
  const length = 3 + roll(3)
  const phase = chance(2) && use('phase')
  if (phase) lines.push(`Phase One lasts ${length} days from Day 1.`)
  const event = chance(4) && use('event')
  if (event) lines.push('The Thaw is the event that the river is free of ice.')
  const confirm = (): string[] => {
    if (!chance(3)) return []
    use('verifier')
    const hours = chance(2) && use('hours')
    const within = hours ? (chance(3) ? '12 hours' : '24 hours') : `${1 + roll(2)} days`
    const kind = roll(3)
    if (kind === 0) use('silence-done')
    if (kind === 1) use('silence-not-done')
    const meaning =
      kind === 0
        ? 'the act counts as confirmed'
        : kind === 1
          ? 'the act counts as not confirmed'
          : 'the matter is unsettled'
    return [
      `    The Desk confirms within ${within} of a notice; if it has not answered, ${meaning}.`,
    ]
  }
  const other = (who: string): string => (who === 'The North' ? 'the South' : 'the North')
  const who1 = chance(2) ? 'The North' : 'The South'
  const who2 = chance(4) ? who1 : `The ${other(who1).slice(4)}`
  const day1 = 1 + roll(3)
  const kind1 = roll(5)
  if (phase && kind1 === 0) lines.push(`1.1 During Phase One ${lower(who1)} shall open the road.`)
  else if (kind1 === 1) {
    use('batches')
    lines.push(
      `1.1 ${who1} shall release the persons in two handovers, on Days ${day1} and ${day1 + 1}.`,
    )
  } else if (kind1 === 2 && phase) {
    use('quota')
    lines.push(`1.1 ${who1} shall admit 4 trucks every day of Phase One.`)
    if (chance(2)) lines.push('    A shortfall of up to 1 days is not late.')
  } else {
    lines.push(`1.1 ${who1} shall open the road by Day ${day1}.`)
    lines.push(...confirm())
  }
  const first = kind1 === 2 && phase ? 'quota' : 'steps'
  const kind2 = roll(6)
  if (kind2 < 4 && kind1 === 1) {
    use('answers')
    lines.push(
      `1.2 For each handover under 1.1 ${lower(who2)} shall answer within ${1 + roll(2)} days of that handover.`,
    )
    if (who1 !== who2 && chance(2)) {
      use('hold-back')
      lines.push(`    If 1.2 is late, ${lower(who1)} may hold back 1.1.`)
    }
  } else if (kind2 === 1 && first === 'steps') {
    use('chain')
    lines.push(
      `1.2 ${who2} shall open the bridge within ${1 + roll(2)} days of the completion of 1.1.`,
    )
    lines.push(...confirm())
  } else {
    const condition =
      first === 'steps' && chance(2) && use('condition')
        ? ', if 1.1 has been carried out'
        : event && chance(2)
          ? ', if the Thaw has happened'
          : ''
    lines.push(`1.2 ${who2} shall open the bridge by Day ${1 + roll(4)}${condition}.`)
    lines.push(...confirm())
  }
  if (chance(3) && (kind2 !== 0 || kind1 !== 1) && !(kind2 < 4 && kind1 === 1)) {
    use('suspend')
    const notice = chance(2) && use('notice')
    const word = !notice && lines.some((one) => one.includes('confirms')) && false
    void word
    lines.push(
      `    If 1.2 is late, ${other(who2)} may${notice ? ', 24 hours after written notice,' : ''} pause 1.1 until 1.2 has been carried out.`,
    )
  }
  if (chance(4)) {
    use('prohibition')
    lines.push(
      phase
        ? '1.3 During Phase One the North shall refrain from firing.'
        : '1.3 The North shall refrain from firing from Day 1.',
    )
    if (chance(2)) {
      use('word')
      lines.push('    The Desk confirms.')
      lines.push(
        `    If the Desk finds that 1.3 has not been carried out, the South may pause 1.2 until it has been.`,
      )
    }
  }
  if (phase && chance(5)) {
    use('end-phase')
    lines.push('    If 1.2 is late, the South may end Phase One.')
  }
  if (kind2 > 1 && first === 'steps' && kind1 !== 1 && chance(3)) {
    use('interlock')
    lines.push('1.1 and 1.2 are carried out together, neither first.')
  }
  if (phase && chance(3)) {
    use('continuation')
    lines.push('The Talks are the period in which both sides talk.')
    lines.push(
      `1.4 After Day ${length} the measures of Phase One continue as long as the Talks continue, for no more than ${1 + roll(3)} days.`,
    )
  }
  if (phase && first === 'steps' && chance(2)) {
    use('next-phase')
    lines.push('Phase One is complete when 1.1 has been carried out.')
    lines.push('Phase Two begins when Phase One is complete, and lasts 2 days.')
    lines.push(`2.1 ${who2} shall withdraw within ${1 + roll(2)} days of the start of Phase Two.`)
  }
  return {
    text: `# A small agreement\n\n\`\`\`truce\n${lines.join('\n')}\n\`\`\`\n`,
    features: [...used],
    last: length + 3,
  }
}

function lower(who: string): string {
  return `the ${who.slice(4)}`
}
