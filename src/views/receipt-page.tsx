// A receipt, a request or a checkpoint on paper: the words for a person, the exact text as a QR code and in
// letters, so that a side without a network can keep it, show it, and cosign it days later.
import { renderToString } from 'preact-render-to-string'
import { renderSVG } from 'uqr'
import { direction } from '../words/index.ts'
import type { Say } from './say.ts'

/** Most bytes that one QR code takes (version 40, level L, ISO/IEC 18004). */
export const mostInCode = 2_953

/** What is printed. `text` is the exact text that the code carries. */
export interface PaperProps {
  readonly say: Say
  readonly title: string
  /** Sentences above the code, in order. */
  readonly lines: readonly string[]
  /** Label and value, such as a number or the beginning of a root. */
  readonly facts: readonly (readonly [string, string])[]
  readonly text: string
  readonly limits: string
}

const sheet = `body{font:14px/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}
svg{width:11cm;height:11cm}pre{font:10px/1.4 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
dt{font-weight:600}.sign{margin-top:2rem;border-top:1px solid;padding-top:.5rem}`

/** The bytes of the page, complete in itself. */
export function paperPage({ say, title, lines, facts, text, limits }: PaperProps): string {
  const fits = new TextEncoder().encode(text).length <= mostInCode
  const page = (
    <html lang={say.locale} dir={direction(say.locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Truce`}</title>
        <style>{sheet}</style>
      </head>
      <body>
        <h1>{title}</h1>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <dl>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
        {fits ? (
          <div
            role="img"
            aria-label={say('paper-code')}
            dangerouslySetInnerHTML={{ __html: renderSVG(text, { ecc: 'L', border: 2 }) }}
          />
        ) : (
          <p>{say('paper-too-long')}</p>
        )}
        <pre dir="ltr">{text}</pre>
        <p>{limits}</p>
        <p class="sign">{say('paper-signed-by')}</p>
      </body>
    </html>
  )
  return `<!doctype html>\n${renderToString(page)}\n`
}
