import type { FeedHealth } from '../../../api/feedTypes'
import { dead, type Counted } from '../standing'

/** One answer of the server, as the page remembers it. */
export interface Sample {
  /** Milliseconds since 1970 by this machine's clock. */
  at: number
  perSecond: number
  received: number
  dead: number
}

export const KEPT_MILLIS = 5 * 60_000

export function remember(samples: readonly Sample[], health: FeedHealth, at: number): Sample[] {
  const last = samples.at(-1)
  // Counters that fall were started anew: what was remembered says nothing of them.
  const kept = last && last.received > health.received ? [] : samples.filter((one) => at - one.at <= KEPT_MILLIS && one.at < at)
  return [...kept, { at, perSecond: health.perSecond, received: health.received, dead: dead(health) }]
}

/** What came while the page was looking. */
export function recent(samples: readonly Sample[]): Counted | null {
  if (samples.length < 2) return null
  const [first, last] = [samples[0], samples[samples.length - 1]]
  return { received: last.received - first.received, dead: last.dead - first.dead }
}

/** A round number not below any rate, so that the scale does not twitch. */
export function scaleOf(samples: readonly Sample[]): number {
  const most = Math.max(1, ...samples.map((one) => one.perSecond))
  const power = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= most)!
}

export interface Point {
  x: number
  y: number
}

/** How far back the picture goes, in whole minutes: from one, until there is more to show, to all that is kept. */
export function reach(samples: readonly Sample[]): number {
  const age = samples.length === 0 ? 0 : samples[samples.length - 1].at - samples[0].at
  return Math.min(KEPT_MILLIS, Math.max(1, Math.ceil(age / 60_000)) * 60_000)
}

/** Places in a box of that size: the right edge is the newest, the left one as old as the picture reaches. */
export function line(samples: readonly Sample[], width: number, height: number, scale = scaleOf(samples), span = reach(samples)): Point[] {
  const now = samples.at(-1)?.at ?? 0
  return samples.map((one) => ({
    x: Math.max(0, width * (1 - (now - one.at) / span)),
    y: height * (1 - Math.min(1, one.perSecond / scale)),
  }))
}

/** Where dead letters came: the moments at which their number grew. */
export function deaths(samples: readonly Sample[]): { at: number; count: number }[] {
  return samples.slice(1).flatMap((one, i) => (one.dead > samples[i].dead ? [{ at: one.at, count: one.dead - samples[i].dead }] : []))
}
