import { millis, short, whole } from '../format'
import { counts } from './counts'
import { useEngine, usePublished } from './useEngine'

/** The last line: figures for those who want them. */
export function StatusStrip() {
  const engine = useEngine()
  const published = usePublished(engine)
  const { drawnEdges, furtherOut, seq, fps, latencyMillis, roundTripMillis, graph, renderer } = published
  const { nodes, edges } = counts(published)
  const sampled = drawnEdges < edges
  return (
    <footer className="status-strip num" data-testid="strip">
      <span>{whole(nodes)} nodes</span>
      {furtherOut > 0 && (
        <button type="button" className="link" title="The view leaves them out because they lie far from all others (F)" data-testid="further-out" onClick={() => engine.fit()}>
          {whole(furtherOut)} further out: show
        </button>
      )}
      <span>{sampled ? `${short(drawnEdges)} of ${short(edges)} edges drawn` : `${whole(edges)} edges`}</span>
      {graph && graph.rows > 0 && <span>{whole(graph.rows)} {graph.kind === 'feed' ? 'events' : 'rows'}</span>}
      {graph && graph.rejected > 0 && (
        <span className="warn" title={graph.errors[0]?.message} data-testid="rejected">
          {whole(graph.rejected)} rejected
        </span>
      )}
      <span className="gap" />
      <span title="From the server's receipt of an event to its arrival here">latency {millis(latencyMillis)}</span>
      <span>rtt {millis(roundTripMillis || null)}</span>
      <span title={renderer}>{fps || '–'} fps</span>
      <span>layout {graph?.layout ?? '–'}</span>
      <span title="Number of the newest change on screen">seq {whole(seq)}</span>
    </footer>
  )
}
