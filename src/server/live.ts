// What a running server says of itself, and open pages that learn of new entries (server-sent events, WHATWG
// HTML 9.2). A page hears of what its viewer may see and of nothing else: the event is sent when the lines
// that it can read have changed, never because a file did.
import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { readFolder } from './disk.ts'
import { stampOf } from './stamp.ts'

/** Watches folders for those who listen; `close` ends every stream. */
export interface Live {
  mount(app: Hono): void
  close(): void
}

export interface LiveOptions {
  /** Folder of a process by its id. */
  readonly folderOf: (id: string) => string | undefined
  readonly viewer: string
  /** Milliseconds between two looks. */
  readonly every?: number
  /** Can pages be answered? */
  readonly ready: () => boolean
}

/** Most streams at once: each costs a look at the disk. */
const mostStreams = 200

export function liveOf(options: LiveOptions): Live {
  const { folderOf, viewer, every = 1000 } = options
  const ends = new Set<() => void>()
  let closing = false
  const digest = (folder: string): string => {
    const text = readFolder(folder, viewer).files?.record?.text ?? ''
    return createHash('sha256').update(text).digest('hex').slice(0, 16)
  }
  const stream = (folder: string): ReadableStream<Uint8Array> => {
    const encoder = new TextEncoder()
    let end = () => {}
    return new ReadableStream<Uint8Array>({
      start(controller) {
        let stamp = stampOf(folder)
        let head = digest(folder)
        let quiet = 0
        const send = (text: string) => controller.enqueue(encoder.encode(text))
        const look = () => {
          const now = stampOf(folder)
          if (now !== stamp) {
            stamp = now
            const next = digest(folder)
            if (next !== head) {
              head = next
              send(`event: entries\ndata: ${head}\n\n`)
              return
            }
          }
          // A comment now and then keeps the line open through proxies.
          if (++quiet % 15 === 0) send(': open\n\n')
        }
        send(`retry: 3000\nevent: head\ndata: ${head}\n\n`)
        const timer = setInterval(() => {
          try {
            look()
          } catch {
            // A file that is just being replaced; the next look sees it.
          }
        }, every)
        end = () => {
          clearInterval(timer)
          ends.delete(end)
          try {
            controller.close()
          } catch {
            // The reader has gone already.
          }
        }
        ends.add(end)
      },
      cancel: () => end(),
    })
  }
  return {
    mount(app) {
      app.get('/health', (context) => context.json({ status: 'ok' }))
      app.get('/ready', (context) =>
        !closing && options.ready()
          ? context.json({ status: 'ready' })
          : context.json({ status: 'not ready' }, 503),
      )
      app.get('/p/:id/news', (context) => {
        const folder = folderOf(context.req.param('id'))
        if (folder === undefined || closing) return context.text('not found', 404)
        if (ends.size >= mostStreams) return context.text('too many', 503)
        return context.body(stream(folder), 200, { 'Content-Type': 'text/event-stream' })
      })
    },
    close() {
      closing = true
      for (const end of ends) end()
    },
  }
}
