import type { RuleBook } from '../../../api/feedTypes'

/** A relation that is left out unless it is asked for. */
export interface Noisy {
  name: string
  /** Kinds of the two ends, as the first rule of that name has them. */
  ends: string
  files: string[]
}

/** Relations marked `noisy: true` in the rules, in either of YAML's styles, by name. */
export function noisyRelations(files: RuleBook['files']): Noisy[] {
  const found = new Map<string, Noisy>()
  for (const file of files) {
    let rule = { name: '', from: '', to: '' }
    for (const line of file.text.split('\n')) {
      if (/^\s*#/.test(line)) continue
      const name = /\bname:\s*["']?([\w.-]+)/.exec(line)?.[1]
      if (name !== undefined) rule = { name, from: '', to: '' }
      rule.from = /\bfrom:\s*([\w-]+)\(/.exec(line)?.[1] ?? rule.from
      rule.to = /\bto:\s*([\w-]+)\(/.exec(line)?.[1] ?? rule.to
      if (!/\bnoisy:\s*true\b/.test(line) || rule.name === '') continue
      const family = file.name.replace(/\.ya?ml$/, '')
      const known = found.get(rule.name)
      if (!known) found.set(rule.name, { name: rule.name, ends: rule.from && rule.to ? `${rule.from} → ${rule.to}` : '', files: [family] })
      else if (!known.files.includes(family)) known.files.push(family)
    }
  }
  return [...found.values()].sort((a, b) => a.files[0].localeCompare(b.files[0]) || a.name.localeCompare(b.name))
}

/** Wanted names that no rule is known for, such as `windows.sysmon/set-registry`: kept, and shown as they are. */
export function otherWanted(wanted: readonly string[], known: readonly Noisy[]): string[] {
  return wanted.filter((name) => !known.some((one) => one.name === name))
}
