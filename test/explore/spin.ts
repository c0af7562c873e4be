// SPIN as an independent counter: a Promela model in, states and depth out.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SpinResult {
  readonly states: number
  /** Steps to the nearest violated assertion; null where there is none. */
  readonly steps: number | null
}

/** Breadth-first, so that the violation found is a nearest one. */
export function spin(
  model: string,
  defines: readonly string[] = [],
  breadthFirst = false,
): SpinResult {
  const folder = mkdtempSync(join(tmpdir(), 'truce-spin-'))
  try {
    writeFileSync(join(folder, 'm.pml'), model)
    const plain = breadthFirst ? ['-DPLAIN'] : []
    const options = { cwd: folder, encoding: 'utf8', stdio: 'pipe' } as const
    execFileSync('spin', [...plain, ...defines, '-a', 'm.pml'], options)
    const flags = ['-O0', '-w', '-DSAFETY', '-DNOFAIR', ...(breadthFirst ? ['-DBFS'] : [])]
    execFileSync('gcc', [...flags, '-o', 'pan', 'pan.c'], options)
    const said = execFileSync(
      './pan',
      ['-E', '-m1000000', ...(breadthFirst ? [] : ['-w20'])],
      options,
    )
    const states = /(\d+) states, stored/.exec(
      said.replace(/([\d.]+)e\+(\d+)/g, (_, a: string, b: string) =>
        String(Number(a) * 10 ** Number(b)),
      ),
    )
    const depth = /at depth (\d+)/.exec(said)
    return {
      states: Number(states?.[1] ?? Number.NaN),
      // SPIN counts depth from 0.
      steps: depth ? Number(depth[1]) + 1 : null,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
