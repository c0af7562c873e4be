// Trust policies: c2sp.org/tlog-policy. Which logs, which witnesses, and which of them together make a
// checkpoint one of record.
import { textOf } from './bytes.ts'
import { keyTypes, parseVerifierKey, printVerifierKey, type VerifierKey } from './keys.ts'
import type { Primitives } from './primitives.ts'
import { good, refuse, type Answer } from './problem.ts'
import { sameBytes } from './bytes.ts'

/** A witness under the name that the policy gives it. */
export interface PolicyWitness {
  readonly name: string
  readonly key: VerifierKey
  readonly url?: string
}
/** At least `threshold` of the members, each a witness or an earlier group. */
export interface PolicyGroup {
  readonly name: string
  readonly threshold: number
  readonly members: readonly string[]
}
/** A policy; `quorum` names a witness, a group, or `none`. */
export interface Policy {
  readonly logs: readonly { readonly key: VerifierKey; readonly url?: string }[]
  readonly witnesses: readonly PolicyWitness[]
  readonly groups: readonly PolicyGroup[]
  readonly quorum: string
}

/** Reads a policy file. Names are compared as they are written, byte by byte. */
export function parsePolicy(primitives: Primitives, bytes: Uint8Array): Answer<Policy> {
  const text = textOf(bytes)
  if (text === undefined || /[\0-\x08\v-\x1f\x7f]/.test(text)) return refuse('policy-form')
  const logs: { key: VerifierKey; url?: string }[] = []
  const witnesses: PolicyWitness[] = []
  const groups: PolicyGroup[] = []
  const members = new Set<string>()
  let quorum: string | undefined
  const defined = (name: string) =>
    witnesses.some((one) => one.name === name) || groups.some((one) => one.name === name)
  for (const [number, line] of text.split('\n').entries()) {
    const wrong = (data: Record<string, string> = {}) =>
      refuse('policy-form', `line ${number + 1}`, { line, ...data })
    const [word, ...rest] = line.split(/[ \t]+/).filter((part) => part !== '')
    if (word === undefined || word.startsWith('#')) continue
    if (word === 'log') {
      const [keyText = '', url] = rest
      const key = parseVerifierKey(primitives, keyText)
      if (!key.ok || rest.length > 2) return key.ok ? wrong() : wrong({ key: keyText })
      if (key.value.type === keyTypes.cosignature) return wrong({ key: keyText })
      if (logs.some((one) => sameBytes(one.key.key, key.value.key))) return wrong({ key: keyText })
      logs.push({ key: key.value, ...(url === undefined ? {} : { url }) })
    } else if (word === 'witness') {
      const [name = '', keyText = '', url] = rest
      const key = parseVerifierKey(primitives, keyText)
      if (!key.ok || rest.length > 3) return wrong({ key: keyText })
      // Type 6 (ML-DSA-44) may stand in a policy; we cannot check it and so it never counts.
      if (![keyTypes.cosignature, 6].includes(key.value.type)) return wrong({ key: keyText })
      if (name === 'none' || defined(name)) return wrong({ name })
      if (witnesses.some((one) => sameBytes(one.key.key, key.value.key)))
        return wrong({ key: keyText })
      witnesses.push({ name, key: key.value, ...(url === undefined ? {} : { url }) })
    } else if (word === 'group') {
      const [name = '', how = '', ...names] = rest
      const threshold = how === 'all' ? names.length : how === 'any' ? 1 : Number(how)
      if (!/^(all|any|[1-9]\d{0,3})$/.test(how) || threshold > names.length) return wrong()
      if (name === 'none' || defined(name) || names.length === 0) return wrong({ name })
      for (const member of names) {
        if (!defined(member) || members.has(member)) return wrong({ name: member })
        members.add(member)
      }
      groups.push({ name, threshold, members: names })
    } else if (word === 'quorum') {
      const [name = ''] = rest
      if (quorum !== undefined || rest.length !== 1) return wrong()
      if (name !== 'none' && !defined(name)) return wrong({ name })
      quorum = name
    } else return wrong({ word })
  }
  return quorum === undefined ? refuse('policy-form') : good({ logs, witnesses, groups, quorum })
}

/** The text of a policy, in the order logs, witnesses, groups, quorum. */
export function printPolicy(policy: Policy): string {
  const tail = (url: string | undefined) => (url === undefined ? '' : ` ${url}`)
  return [
    ...policy.logs.map((one) => `log ${printVerifierKey(one.key)}${tail(one.url)}`),
    ...policy.witnesses.map((w) => `witness ${w.name} ${printVerifierKey(w.key)}${tail(w.url)}`),
    ...policy.groups.map((g) => `group ${g.name} ${g.threshold} ${g.members.join(' ')}`),
    `quorum ${policy.quorum}\n`,
  ].join('\n')
}

/** Is the quorum met by cosignatures of these keys? */
export function quorumMet(policy: Policy, cosigned: readonly VerifierKey[]): boolean {
  const met = new Map<string, boolean>([['none', true]])
  for (const { name, key } of policy.witnesses)
    met.set(
      name,
      cosigned.some((one) => one.name === key.name && sameBytes(one.key, key.key)),
    )
  for (const { name, threshold, members } of policy.groups)
    met.set(name, members.filter((member) => met.get(member) === true).length >= threshold)
  return met.get(policy.quorum) === true
}
