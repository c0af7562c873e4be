// A small schema for the fields of an entry: one table says what a kind holds, and validation, types,
// references, the swap of parties, forms and documentation are all read from it.

/** What a field refers to; tells reference checks and forms what to look up. */
export type Noun =
  | 'actor'
  | 'version'
  | 'clause'
  | 'entry'
  | 'anchor'
  | 'phase'
  | 'zone'
  | 'class'
  | 'text'
  | 'file'
  | 'when'
  | 'date'

export type Field =
  | { readonly type: 'string'; readonly noun: Noun; readonly optional: boolean }
  | { readonly type: 'integer'; readonly optional: boolean }
  | { readonly type: 'flag'; readonly optional: boolean }
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly optional: boolean }
  | { readonly type: 'many'; readonly of: Field; readonly optional: boolean }
  | { readonly type: 'part'; readonly fields: Fields; readonly optional: boolean }

export interface Fields {
  readonly [name: string]: Field
}

type Plain<F> = F extends { type: 'string' }
  ? string
  : F extends { type: 'integer' }
    ? number
    : F extends { type: 'flag' }
      ? boolean
      : F extends { type: 'choice'; choices: readonly (infer C)[] }
        ? C
        : F extends { type: 'many'; of: infer O }
          ? readonly Plain<O>[]
          : F extends { type: 'part'; fields: infer P }
            ? ValueOf<P>
            : never

type RequiredNames<F> = { [K in keyof F]: F[K] extends { optional: true } ? never : K }[keyof F]
type OptionalNames<F> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F]

/** The TypeScript shape of a table of fields. */
export type ValueOf<F> = { readonly [K in RequiredNames<F>]: Plain<F[K]> } & {
  readonly [K in OptionalNames<F>]?: Plain<F[K]>
}

export const string = <N extends Noun>(noun: N) =>
  ({ type: 'string', noun, optional: false }) as const
export const integer = { type: 'integer', optional: false } as const
export const flag = { type: 'flag', optional: false } as const
export const choice = <const C extends readonly string[]>(...choices: C) =>
  ({ type: 'choice', choices, optional: false }) as const
export const many = <const F extends Field>(of: F) =>
  ({ type: 'many', of, optional: false }) as const
export const part = <const F extends Fields>(fields: F) =>
  ({ type: 'part', fields, optional: false }) as const
export const optional = <const F extends Field>(field: F) =>
  ({ ...field, optional: true }) as Omit<F, 'optional'> & { readonly optional: true }
