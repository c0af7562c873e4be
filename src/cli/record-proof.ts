// Receipts, requests for cosignatures and cosignatures: as files, and on paper.
import { writeFileSync } from 'node:fs'
import {
  parseNote,
  parseSignatureLine,
  refuse,
  good,
  parsePolicy,
  parseReceipt,
  parseRequest,
  parseCheckpoint,
  textOf,
  type Policy,
} from '../log/index.ts'
import { placeOf } from '../server/index.ts'
import { nodePrimitives } from '../store/index.ts'
import { paperPage } from '../views/index.ts'
import { print, say } from './frame.ts'
import { bytesOfFile, need, textOfFile, timeText } from './log-frame.ts'
import { noEntry, withStore } from './record.ts'

/** A receipt that carries its entry; with --print also a page with a QR code. */
export async function runReceipt(
  folder: string,
  id: string,
  options: { readonly out: string; readonly print?: string },
): Promise<void> {
  await withStore(folder, async (store) => {
    const place = await placeOf(store, id)
    if (!place) throw noEntry(id)
    const { channel, index } = place
    let leaf: Uint8Array = new Uint8Array(0)
    for await (const one of store.read(channel, index, index + 1)) leaf = one
    writeFileSync(options.out, need(await store.receipt(channel, index, leaf)), { flush: true })
    print(say('cli-written', { file: options.out }))
    if (options.print === undefined) return
    // On paper without the entry itself: its holder has it, and the code stays small.
    const text = need(await store.receipt(channel, index))
    const receipt = need(parseReceipt(new TextEncoder().encode(text)))
    const head = need(parseCheckpoint(need(parseNote(receipt.checkpoint)).text))
    const { seen } = need(await store.sights(channel))
    const page = paperPage({
      say,
      title: say('receipt-title'),
      lines: [
        say('receipt-entry', { id, channel, number: index + 1, size: head.size }),
        ...seen.map((one) =>
          say('verify-seen', {
            channel,
            witness: one.key.name,
            size: one.size,
            date: timeText(one.seconds),
          }),
        ),
      ],
      facts: [
        [say('receipt-log'), head.origin],
        [say('receipt-root'), Buffer.from(head.root).toString('base64')],
      ],
      text,
      limits: say('receipt-limits'),
    })
    writeFileSync(options.print, page, { flush: true })
    print(say('cli-written', { file: options.print }))
  })
}

/** What a witness is asked to cosign, as a file and on paper. */
export async function runRequest(
  folder: string,
  channel: string,
  options: { readonly seen: string; readonly out: string; readonly print?: string },
): Promise<void> {
  await withStore(folder, async (store) => {
    const bytes = need(await store.request(channel, Number(options.seen)))
    writeFileSync(options.out, bytes, { flush: true })
    print(say('cli-written', { file: options.out }))
    if (options.print === undefined) return
    const request = need(parseRequest(bytes))
    const head = need(parseCheckpoint(need(parseNote(request.checkpoint)).text))
    const page = paperPage({
      say,
      title: say('request-title'),
      lines: [say('request-asks', { channel, size: head.size })],
      facts: [
        [say('receipt-log'), head.origin],
        [say('receipt-root'), Buffer.from(head.root).toString('base64')],
      ],
      text: textOf(bytes) ?? '',
      limits: say('request-limits'),
    })
    writeFileSync(options.print, page, { flush: true })
    print(say('cli-written', { file: options.print }))
  })
}

/** Takes the cosignature of a witness, whenever it comes. */
export async function runCosigned(
  folder: string,
  channel: string,
  file: string,
  options: { readonly size: string },
): Promise<void> {
  const lines = textOfFile(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const read = parseSignatureLine(line)
      return need(read ? good(read) : refuse('note-form', file))
    })
  await withStore(folder, async (store) => {
    need(await store.cosigned(channel, Number(options.size), lines))
    for (const one of need(await store.sights(channel)).seen)
      print(
        say('record-cosigned', {
          witness: one.key.name,
          channel,
          size: one.size,
          date: timeText(one.seconds),
        }),
      )
  })
}

/** Names witnesses and quorum of a channel from now on, out of a policy file (its log lines are not used). */
export async function runPolicy(folder: string, channel: string, file: string): Promise<void> {
  const read = parsePolicy(nodePrimitives, bytesOfFile(file))
  const { witnesses, groups, quorum }: Policy = need(
    read.ok ? read : { ok: false, problem: { ...read.problem, at: `${file} ${read.problem.at}` } },
  )
  await withStore(folder, async (store) => {
    need(await store.setPolicy(channel, { witnesses, groups, quorum }))
    print(say('record-policy', { channel, count: witnesses.length }))
  })
}
