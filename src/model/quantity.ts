// Numbers as texts state them: exact, at least, not stated, or reported differently by different voices.

export interface ReportedValue {
  readonly n: number
  readonly by: string
  readonly source?: string
}

export type Quantity =
  | { readonly kind: 'exact'; readonly n: number }
  | { readonly kind: 'at-least'; readonly n: number }
  | { readonly kind: 'at-most'; readonly n: number }
  /** The text says "a number of", "hundreds of", or nothing; its own words are kept. */
  | { readonly kind: 'not-stated'; readonly words?: string }
  /** Several public versions of one value: all kept, with their owner. */
  | { readonly kind: 'reported'; readonly values: readonly ReportedValue[] }
  /** A share of a total: 1/2 of the persons on a list. */
  | { readonly kind: 'share'; readonly part: number; readonly whole: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'remaining' }

/** The number to compute with, or null where the text gives none (assumptions come from elsewhere). */
export function exactly(quantity: Quantity | undefined): number | null {
  return quantity?.kind === 'exact' || quantity?.kind === 'at-least' ? quantity.n : null
}
