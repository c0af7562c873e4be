// The two models of the reference counts as texts of the language, for any size: a phased reciprocal
// exchange (px) and parallel tracks of duties (tr). reference/ holds them for SPIN.

/** N persons, an answer within W - 1 days, held back while M or more wait or one is late. */
export function pxText(n: number, w: number, m: number): string {
  return `# An exchange

\`\`\`truce
The North and the South are parties.
The Beginning is the event that both sides announce it.
Day 1 is the day on which the Beginning happens; a day ends at 24:00 in UTC.
1.1 The North shall release ${n} persons.
    The North may hold back 1.1 while more than ${m - 1} releases are unanswered.
1.2 For each release under 1.1 the South shall answer within ${w - 1} days of that release.
    If 1.2 is late, the North may hold back 1.1.
\`\`\`
`
}

/** The same with every person a pair of clauses: persons distinct. */
export function pxRosterText(n: number, w: number): string {
  const pairs = Array.from({ length: n }, (_, i) => {
    const k = i + 1
    const others = Array.from({ length: n }, (_, j) => `2.${j + 1} is late`).join(' or ')
    return `1.${k} The North shall release person ${k}.
    If ${others}, the North may hold back 1.${k}.
2.${k} The South shall answer for person ${k} within ${w - 1} days of the completion of 1.${k}.`
  })
  return `# An exchange by roster

\`\`\`truce
The North and the South are parties.
The Beginning is the event that both sides announce it.
Day 1 is the day on which the Beginning happens; a day ends at 24:00 in UTC.
${pairs.join('\n')}
\`\`\`
`
}

/** K tracks of P duties, each due W days after the one before it. */
export function trText(k: number, p: number, w: number): string {
  const tracks = Array.from({ length: k }, (_, i) =>
    Array.from({ length: p }, (_, j) => {
      const who = j % 2 === 0 ? 'The North' : 'The South'
      const id = `${i + 1}.${j + 1}`
      return j === 0
        ? `${id} ${who} shall begin track ${i + 1} by Day ${w}.`
        : `${id} ${who} shall do its part within ${w - 1} days of the completion of ${i + 1}.${j}.`
    }).join('\n'),
  )
  return `# Parallel tracks

\`\`\`truce
The North and the South are parties.
The Beginning is the event that both sides announce it.
Day 1 is the day on which the Beginning happens; a day ends at 24:00 in UTC.
${tracks.join('\n')}
\`\`\`
`
}
