// Laws: fast-check with a fixed seed (SEED=… replays another), a scale for campaigns, and coverage
// that fails when a state or form was never hit.
import fc from 'fast-check'
import { expect } from 'vitest'

/** True in `npm run campaign`: the full counts that issues name; `npm test` runs a tenth. */
export const campaign = process.env['CAMPAIGN'] === '1'
export const seed = Number(process.env['SEED'] ?? 20240531)

/** How many runs: all of them in a campaign, a tenth (at least one) in `npm test`. */
export function runs(full: number): number {
  return campaign ? full : Math.max(1, Math.ceil(full / 10))
}

/** Options for fc.assert with the project's seed. */
export function options(full: number): { numRuns: number; seed: number } {
  return { numRuns: runs(full), seed }
}

/** Counts what a law met; `check` prints the counts and fails for every name that was never met. */
export class Coverage {
  private readonly met = new Map<string, number>()
  private readonly law: string
  constructor(law: string, wanted: readonly string[]) {
    this.law = law
    for (const name of wanted) this.met.set(name, 0)
  }
  hit(name: string, times = 1): void {
    this.met.set(name, (this.met.get(name) ?? 0) + times)
  }
  check(): void {
    const lines = [...this.met].map(([name, n]) => `${name} ${n}`)
    console.log(`coverage of ${this.law}: ${lines.join(', ')}`)
    const never = [...this.met].filter(([, n]) => n === 0).map(([name]) => name)
    expect(never, `${this.law}: never met`).toEqual([])
  }
}

export { fc }
