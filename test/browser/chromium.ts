// Chromium from the system, for tests of what people see. Without it tests are skipped, but in CI that
// counts as a failure.
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const places = (process.env['PATH'] ?? '')
  .split(':')
  .flatMap((folder) => [
    `${folder}/chromium`,
    `${folder}/chromium-browser`,
    `${folder}/google-chrome`,
  ])

export const chromiumPath = process.env['CHROMIUM'] ?? places.find((path) => existsSync(path))

export function launch(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('no Chromium on this machine')
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
