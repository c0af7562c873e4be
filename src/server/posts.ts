// What a request must be before its body is read: sent by a page of this very origin, of exactly the
// type a form sends, and no larger than said. There is no session to steal; this keeps other sites out.
import type { Context } from 'hono'

export type PostProblem = 'texts-post-origin' | 'texts-post-type' | 'texts-post-size'

const form = 'application/x-www-form-urlencoded'

/** Fetch Metadata (W3C) where the browser sends it, else the Origin header; neither: refused. */
function ownOrigin(context: Context): boolean {
  const site = context.req.header('sec-fetch-site')
  const origin = context.req.header('origin')
  const own = new URL(context.req.url).origin
  // With "Referrer-Policy: no-referrer" a browser sends "null" for its own forms.
  if (site !== undefined)
    return site === 'same-origin' && (origin === undefined || origin === 'null' || origin === own)
  return origin === own
}

/** Only this machine's own names: a foreign name that resolves here (DNS rebinding) is refused. */
export function localHost(context: Context): boolean {
  const host = new URL(context.req.url).hostname
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
}

/**
 * The fields of a form, or why it is refused. The body is read piece by piece and left as soon as it is
 * larger than `most` bytes.
 */
export async function readForm(
  context: Context,
  most: number,
): Promise<{ readonly fields: URLSearchParams } | { readonly problem: PostProblem }> {
  if (!ownOrigin(context)) return { problem: 'texts-post-origin' }
  if (context.req.header('content-type') !== form) return { problem: 'texts-post-type' }
  const stated = Number(context.req.header('content-length') ?? '0')
  if (!(stated <= most)) return { problem: 'texts-post-size' }
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = context.req.raw.body?.getReader()
  if (reader)
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > most) {
        await reader.cancel()
        return { problem: 'texts-post-size' }
      }
      pieces.push(value)
    }
  return { fields: new URLSearchParams(Buffer.concat(pieces).toString('utf8')) }
}

export const statusOfProblem = {
  'texts-post-origin': 403,
  'texts-post-type': 415,
  'texts-post-size': 413,
} as const
