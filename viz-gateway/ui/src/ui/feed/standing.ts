import type { GraphSummary } from '../../api/types'
import type { FeedHealth } from '../../api/feedTypes'
import { counted, plural, whole } from '../format'

/** How a feed fares in one word, its colour, and one sentence why. */
export interface Standing {
  word: 'Live' | 'Quiet' | 'Waiting' | 'Failing'
  tone: 'ok' | 'none' | 'info' | 'danger'
  why: string
}

/** More dead letters than one event in ten: what is sent is not what the feed was made for. */
const FAILING_SHARE = 0.1

export interface Counted {
  received: number
  dead: number
}

/** @param recent what came lately, when it is known; a feed that was repaired is not blamed for its past */
export function standing(all: Counted, perSecond: number, recent: Counted | null, failed: string | null = null): Standing {
  if (failed !== null) return { word: 'Failing', tone: 'danger', why: failed }
  const judged = recent !== null && recent.received > 0 ? recent : all
  if (judged.dead > 0 && judged.dead >= judged.received * FAILING_SHARE) {
    const when = judged === recent ? 'in the last minutes' : 'so far'
    return { word: 'Failing', tone: 'danger', why: `${whole(judged.dead)} of ${counted(judged.received, 'event')} ${when} became ${plural(judged.dead, 'a dead letter', 'dead letters')}.` }
  }
  if (perSecond > 0) return { word: 'Live', tone: 'ok', why: 'Events are arriving.' }
  if (all.received === 0) return { word: 'Waiting', tone: 'info', why: 'No event has arrived yet.' }
  return { word: 'Quiet', tone: 'none', why: 'No events at the moment.' }
}

export function standingOfGraph(graph: GraphSummary): Standing {
  const failed = graph.status === 'failed' ? (graph.errors[0]?.message ?? 'The graph could not be built.') : null
  return standing({ received: graph.rows + graph.rejected, dead: graph.rejected }, graph.eventsPerSecond, null, failed)
}

export function dead(health: FeedHealth): number {
  return health.rejected.reduce((sum, one) => sum + one.count, 0)
}

export function filtered(health: FeedHealth): number {
  return health.filtered.reduce((sum, one) => sum + one.count, 0)
}
