import type { GraphSummary } from '../api/types'
import type { End } from './wire/events'

/** What the page as a whole is doing; the value of `data-state` on its root. */
export type Phase =
  | 'connecting'
  | 'loading'
  | 'empty'
  | 'live'
  | 'stale'
  | 'paused'
  | 'reconnecting'
  | 'failed'
  | End
  | 'no-webgl2'
  | 'context-lost'

export interface Facts {
  webgl: 'ok' | 'missing' | 'lost'
  connection: 'connecting' | 'open' | 'waiting'
  /** A welcome has been heard at least once. */
  welcomed: boolean
  /** The graph on screen is complete. */
  loaded: boolean
  end: End | null
  graph: GraphSummary | null
  nodes: number
  /** Places of nodes have come at least once. */
  placed: boolean
  /** Milliseconds since anything of the graph changed. */
  quietMillis: number
}

const STALE_MILLIS = 3000

/** One state from many facts, the gravest first. */
export function phaseOf(facts: Facts): Phase {
  const { graph } = facts
  if (facts.webgl === 'missing') return 'no-webgl2'
  if (facts.end) return facts.end
  if (facts.webgl === 'lost') return 'context-lost'
  if (facts.connection !== 'open' && facts.welcomed) return 'reconnecting'
  if (facts.connection !== 'open' || !facts.welcomed) return 'connecting'
  if (graph?.status === 'failed' && (facts.nodes === 0 || (facts.loaded && !facts.placed))) return 'failed'
  if (!facts.loaded) return 'loading'
  if (facts.nodes === 0) return graph?.status === 'ingesting' || graph?.status === 'laying-out' ? 'loading' : 'empty'
  if (graph?.layout === 'paused') return 'paused'
  if (graph?.kind === 'feed' && facts.quietMillis > STALE_MILLIS) return 'stale'
  return 'live'
}
