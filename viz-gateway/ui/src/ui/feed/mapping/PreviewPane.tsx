import { useMemo, useRef } from 'react'
import type { Preview } from '../../../api/feedTypes'
import { plural, whole } from '../../format'
import { EventCard } from './EventCard'
import { Kinds } from './kinds'
import type { PreviewState } from './usePreview'

/** What becomes of the tried events: counts, the kinds of nodes, and each event. */
export function PreviewPane({ state, empty }: { state: PreviewState; empty: string }) {
  const kinds = useRef<Kinds>(null)
  kinds.current ??= new Kinds()
  const { preview, problems, busy, problem, absent } = state
  const old = problems.length > 0
  const colors = useMemo(() => (preview ? kinds.current!.colors(preview) : new Map<string, string>()), [preview])
  return (
    <div className="preview-pane" data-testid="preview" data-state={busy ? 'busy' : absent ? 'absent' : problem ? 'failed' : preview ? 'ready' : 'idle'} aria-busy={busy}>
      {absent && <p className="muted">This server cannot try a mapping before it is saved; a newer Orrery shows here what becomes of each event.</p>}
      {problem && !absent && <p className="error-text" role="alert">{problem}</p>}
      {preview && <Counts preview={preview} busy={busy} />}
      {colors.size > 0 && (
        <p className="kinds">
          {[...colors].map(([type, color]) => (
            <span key={type}>
              <i className="dot" style={{ background: color }} /> {type || 'untyped'}
            </span>
          ))}
        </p>
      )}
      {old && <p className="muted" data-testid="preview-old">{preview ? 'As it was before the mistake; what you write is tried once it can be read.' : 'Put right what is wrong to see what becomes of events.'}</p>}
      {!old && preview?.events.length === 0 && <p className="muted">{empty}</p>}
      {!preview && !problem && !old && busy && <div className="skeleton tall" />}
      <ol className={`events ${busy || old ? 'stale' : ''}`}>{preview?.events.map((event, i) => <EventCard key={i} event={event} colors={colors} />)}</ol>
    </div>
  )
}

function Counts({ preview: { counts }, busy }: { preview: Preview; busy: boolean }) {
  return (
    <p className="preview-counts num" role="status" data-testid="preview-counts">
      <span className="all"><b>{whole(counts.events)}</b> {plural(counts.events, 'event')}</span>
      <span className="tone-ok"><b>{whole(counts.mapped)}</b> mapped</span>
      <span className="tone-none"><b>{whole(counts.filtered)}</b> filtered</span>
      <span className="tone-danger"><b>{whole(counts.rejected)}</b> rejected</span>
      <span className="gives">
        → <b>{whole(counts.nodes)}</b> {plural(counts.nodes, 'node')}, <b>{whole(counts.edges)}</b> {plural(counts.edges, 'edge')}
      </span>
      {busy && <i className="working" aria-label="Trying" />}
    </p>
  )
}
