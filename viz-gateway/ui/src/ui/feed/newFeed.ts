import { EXAMPLE_MAPPING, mappingProblem, NAME_RULE } from './example'
import { DAY, lengthProblem } from './window/length'

/** What the dialog asks before a feed is made. */
export interface NewFeed {
  name: string
  kind: 'any' | 'mapped'
  zone: string
  windowSeconds: number
  mapping: string
  /** Lines to try before; no part of the feed. */
  sample: string
}

export const NEW_FEED: NewFeed = { name: '', kind: 'any', zone: 'UTC', windowSeconds: DAY, mapping: EXAMPLE_MAPPING, sample: '' }

/** What is wrong, in one sentence; empty when nothing is. */
export function problemOf(feed: NewFeed): string {
  if (!NAME_RULE.test(feed.name)) return 'A name has small letters, digits, dots and dashes, at most 63 of them.'
  const length = lengthProblem(feed.windowSeconds)
  if (length) return length
  return feed.kind === 'mapped' ? mappingProblem(feed.mapping) : ''
}

export function bodyOf({ name, kind, zone, windowSeconds, mapping }: NewFeed): unknown {
  return kind === 'mapped' ? { name, mapping: JSON.parse(mapping) as unknown, windowSeconds } : { name, zone, windowSeconds }
}
