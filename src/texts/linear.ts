// A second opinion: multinomial logistic regression on words, trained on what persons confirmed. No
// chance anywhere: weights begin at nothing and examples are taken in the order given.
import { quoteAt } from './anchor.ts'
import { isAct, type ActName } from './codebook.ts'
import type { SourceDocument } from './document.ts'
import { readDocument, suggestIn, type ReadSentence } from './rules.ts'
import { wordsOf } from './sentences.ts'
import type { LocalSuggester, SuggestContext, Suggestion } from './suggestion.ts'

export interface Example {
  readonly words: string
  readonly act: ActName
}

/** Weights by act and feature; plain data, so that a desk can keep and hash them. */
export interface LinearModel {
  readonly acts: readonly ActName[]
  readonly weights: Readonly<Record<string, readonly number[]>>
  readonly examples: number
}

/** Words, their beginnings and pairs: what a sentence is to the model. */
export function featuresOf(text: string): readonly string[] {
  const words = wordsOf(text, 0, text.length).map((one) =>
    /^\p{Lu}/u.test(one.text) ? '#' : one.lower,
  )
  const features = new Set<string>(['*'])
  for (const [i, word] of words.entries()) {
    if (word === '#') continue
    features.add(word)
    features.add(`${word.slice(0, 5)}~`)
    const next = words[i + 1]
    if (next !== undefined) features.add(`${word} ${next}`)
  }
  return [...features]
}

function probabilities(
  model: Pick<LinearModel, 'acts' | 'weights'>,
  features: readonly string[],
): number[] {
  const sums = model.acts.map(() => 0)
  for (const feature of features) {
    const weights = model.weights[feature]
    if (weights)
      for (let k = 0; k < sums.length; k += 1) sums[k] = (sums[k] ?? 0) + (weights[k] ?? 0)
  }
  const most = Math.max(...sums)
  const raised = sums.map((one) => Math.exp(one - most))
  const whole = raised.reduce((sum, one) => sum + one, 0)
  return raised.map((one) => one / whole)
}

/** Trains by stochastic gradient descent with a falling step and a small pull towards nothing. */
export function trainLinear(examples: readonly Example[], rounds = 20): LinearModel {
  const acts = [...new Set(examples.map((one) => one.act))].sort()
  const weights: Record<string, number[]> = Object.create(null) as Record<string, number[]>
  const prepared = examples.map((one) => ({
    features: featuresOf(one.words),
    k: acts.indexOf(one.act),
  }))
  for (let round = 0; round < rounds; round += 1) {
    const step = 0.3 / (1 + round / 4)
    for (const { features, k } of prepared) {
      const found = probabilities({ acts, weights }, features)
      const share = step / Math.sqrt(features.length)
      for (const feature of features) {
        const own = (weights[feature] ??= acts.map(() => 0))
        for (let j = 0; j < acts.length; j += 1)
          own[j] = (own[j] ?? 0) * (1 - 1e-4) + share * ((j === k ? 1 : 0) - (found[j] ?? 0))
      }
    }
  }
  return { acts, weights, examples: examples.length }
}

/** The likeliest act of a text and how likely; null where nothing was learnt. */
export function classify(
  model: LinearModel,
  text: string,
): { readonly act: ActName; readonly probability: number } | null {
  if (model.acts.length === 0) return null
  const found = probabilities(model, featuresOf(text))
  let best = 0
  for (let k = 1; k < found.length; k += 1) if ((found[k] ?? 0) > (found[best] ?? 0)) best = k
  const act = model.acts[best]
  return act === undefined ? null : { act, probability: found[best] ?? 0 }
}

/**
 * A suggester from a model. Actors come from the rules (the model knows acts only); where both name the
 * same act the suggestion is surer, where only the model does it is never ticked beforehand.
 */
export function linearSuggester(model: LinearModel): LocalSuggester {
  return {
    id: 'linear',
    version: `1.${model.examples}`,
    deterministic: true,
    suggest: (document: SourceDocument, context: SuggestContext) =>
      readDocument(document, context.register).flatMap((read) =>
        suggestWith(model, document, read),
      ),
  }
}

function suggestWith(
  model: LinearModel,
  document: SourceDocument,
  read: ReadSentence,
): readonly Suggestion[] {
  if (read.sentence.heading) return []
  const { start, end } = read.sentence
  const found = classify(model, document.text.slice(start, end))
  if (!found || found.probability < 0.5 || !isAct(found.act)) return []
  const byRules = suggestIn(document, read)
  const same = byRules.find((one) => one.act === found.act)
  const [first] = byRules
  const confidence =
    Math.round(
      (same ? Math.max(same.confidence, found.probability) : found.probability * 0.8) * 100,
    ) / 100
  return [
    {
      ...(same ??
        first ?? {
          who: read.marks.slice(0, 1).map((one) => one.actor),
          to: [],
          voice: 'own voice' as const,
          mode: 'asserted' as const,
          negated: false,
          condition: null,
          consequence: null,
          cue: null,
        }),
      quote: quoteAt(document.hash, document.text, start, end),
      act: found.act,
      confidence,
      ticked: false,
      rule: same
        ? `${same.rule}, and learnt from ${model.examples}`
        : `learnt from ${model.examples}`,
      engine: 'linear',
      version: `1.${model.examples}`,
    },
  ]
}
