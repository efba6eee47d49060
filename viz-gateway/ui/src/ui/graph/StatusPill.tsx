import type { Published } from '../../engine/published'
import { millis, span, whole } from '../format'
import { useEngine, usePublished } from './useEngine'

/** In one word how things stand. */
export function StatusPill() {
  const published = usePublished(useEngine())
  const { text, tone, pulse, title } = wordsFor(published)
  return (
    <span className={`pill num tone-${tone} ${pulse ? 'pulse' : ''}`} data-testid="status" data-state={published.phase} title={title} role="status">
      {text}
    </span>
  )
}

export function wordsFor(published: Published): { text: string; tone: string; pulse: boolean; title: string } {
  const { phase, graph, loading, latencyMillis, roundTripMillis, quietMillis, pausedChanges, reconnect } = published
  const title = `round trip ${millis(roundTripMillis)} · event to screen ${millis(latencyMillis)}`
  switch (phase) {
    case 'connecting':
      return { text: 'Connecting', tone: 'none', pulse: true, title }
    case 'loading':
      return { text: graph?.status === 'ingesting' ? `Ingesting ${Math.round(graph.progress * 100)} %` : loading && loading.chunk > 0 ? `Loading ${Math.floor((loading.chunk / Math.max(1, loading.chunks)) * 100)} %` : 'Loading', tone: 'info', pulse: true, title }
    case 'empty':
      return { text: graph?.kind === 'feed' ? 'Waiting for events' : 'Empty', tone: 'none', pulse: graph?.kind === 'feed', title }
    case 'live':
      if (graph?.status === 'failed') return { text: 'Failed', tone: 'danger', pulse: false, title }
      if (graph?.kind === 'feed') return { text: latencyMillis === null ? 'Live' : `Live · ${millis(latencyMillis)}`, tone: 'ok', pulse: false, title }
      if (graph?.status === 'ingesting') return { text: `Ingesting ${Math.round(graph.progress * 100)} %`, tone: 'info', pulse: true, title }
      return graph?.layout === 'moving' || graph?.status === 'laying-out'
        ? { text: 'Laying out', tone: 'info', pulse: true, title }
        : { text: 'Ready', tone: 'ok', pulse: false, title }
    case 'stale':
      return { text: `No data for ${span(quietMillis / 1000)}`, tone: 'warn', pulse: false, title }
    case 'paused':
      return { text: pausedChanges > 0 ? `Paused · +${whole(pausedChanges)} new` : 'Paused', tone: 'info', pulse: false, title }
    case 'reconnecting':
      return { text: `Reconnecting${reconnect ? ` · attempt ${reconnect.attempt}` : ''}`, tone: 'warn', pulse: true, title }
    case 'failed':
      return { text: 'Failed', tone: 'danger', pulse: false, title }
    case 'deleted':
      return { text: 'Deleted', tone: 'danger', pulse: false, title }
    case 'too-large':
      return { text: 'Too large', tone: 'danger', pulse: false, title }
    case 'no-webgl2':
      return { text: 'No WebGL2', tone: 'danger', pulse: false, title }
    case 'context-lost':
      return { text: 'Graphics restarting', tone: 'warn', pulse: true, title }
  }
}
