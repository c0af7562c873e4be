// Moments: points on the calendar as a text names them, before anybody knows their dates.
import type { IsoDate, Span } from './time.ts'

/** What a count starts from. */
export type AnchorRef =
  | { readonly kind: 'anchor'; readonly id: string }
  | { readonly kind: 'phase-start'; readonly phase: string }
  | { readonly kind: 'phase-end'; readonly phase: string }
  | { readonly kind: 'clause-done'; readonly clause: string }
  | { readonly kind: 'clause-due'; readonly clause: string }
  /** Each occurrence: "within 2 days of each handover under 1.4". */
  | { readonly kind: 'each'; readonly clause: string }
  | { readonly kind: 'notice'; readonly clause?: string }

/** inclusive: day 1 is the day of the event. exclusive: the event's day is not counted (event + n). */
export type Counting = 'inclusive' | 'exclusive'

export type Moment =
  /** "Day 7": always inclusive of Day 1. `of` says whose Day 1. */
  | { readonly kind: 'day'; readonly n: number; readonly of: AnchorRef; readonly time?: number }
  /** "within 21 days of X", "2 days before X"; hours count from the minute of the event. */
  | {
      readonly kind: 'offset'
      readonly span: Span
      readonly from: AnchorRef
      readonly before: boolean
      readonly counting: Counting
    }
  | {
      readonly kind: 'date'
      readonly date: IsoDate
      readonly time?: number
      readonly zone?: string
    }
  /** The event itself: "from the entry into force". */
  | { readonly kind: 'event'; readonly of: AnchorRef }

/** When a duty is due, a prohibition holds, a permission or power may be used. */
export type Due =
  | { readonly kind: 'by'; readonly limit: Moment }
  | { readonly kind: 'from'; readonly start: Moment }
  /** Both ends closed; a prohibition with an end, "not before … and not after …". */
  | { readonly kind: 'window'; readonly start: Moment; readonly end: Moment }
  | { readonly kind: 'during'; readonly phase: string }
  /** "every day of Phase One": the quantity is owed anew in each period. */
  | {
      readonly kind: 'every'
      readonly period: Span
      readonly phase?: string
      readonly start?: Moment
      readonly end?: Moment
    }
  /** Batches: one limit each, sizes where the text states them. */
  | { readonly kind: 'batches'; readonly batches: readonly Batch[] }
  /** Cumulative shares of a total by successive limits. */
  | {
      readonly kind: 'shares'
      readonly steps: readonly { readonly percent: number; readonly limit: Moment }[]
    }
  /** The text gives none. */
  | { readonly kind: 'not-stated' }

export interface Batch {
  readonly limit: Moment
  /** Persons or things in this batch; null where the text does not say. */
  readonly size: number | null
}
