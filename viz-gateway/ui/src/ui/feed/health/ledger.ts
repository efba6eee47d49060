import type { FeedHealth } from '../../../api/feedTypes'
import { dead, filtered } from '../standing'

export interface LedgerPart {
  name: string
  key: 'taken' | 'filtered' | 'dead' | 'way'
  count: number
  /** Of the whole bar, 0 to 1. */
  share: number
}

export interface Ledger {
  parts: LedgerPart[]
  received: number
  /** More events have ended than were received: the counters were read at different moments. */
  uneven: boolean
}

/** Where every received event ended. The parts always add up to the bar: what has not ended yet is on its way. */
export function ledger(health: FeedHealth): Ledger {
  const ends = { taken: health.taken, filtered: filtered(health), dead: dead(health) }
  const ended = ends.taken + ends.filtered + ends.dead
  const way = Math.max(0, health.received - ended)
  const whole = ended + way
  const part = (name: string, key: LedgerPart['key'], count: number) => ({ name, key, count, share: whole === 0 ? 0 : count / whole })
  const parts = [part('mapped', 'taken', ends.taken), part('filtered', 'filtered', ends.filtered), part('dead letters', 'dead', ends.dead)]
  if (way > 0) parts.push(part('on the way', 'way', way))
  return { parts, received: health.received, uneven: ended > health.received }
}

/** Shares as widths that can be seen: whatever is there gets at least this much of the bar. */
export function widths(parts: readonly LedgerPart[], least = 0.008): number[] {
  const raised = parts.map((part) => (part.count === 0 ? 0 : Math.max(least, part.share)))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((share) => (sum === 0 ? 0 : share / sum))
}

/** 0.4 % and 99.8 % stay apart from none and all. */
export function percent(share: number): string {
  if (share === 0) return '0\u202f%'
  if (share < 0.001) return '<\u202f0.1\u202f%'
  if (share > 0.999 && share < 1) return '>\u202f99.9\u202f%'
  return `${(share * 100).toFixed(share >= 0.1 && share <= 0.9 ? 0 : 1).replace(/\.0$/, '')}\u202f%`
}
