import { ago, rate, whole } from '../format'
import { counts } from './counts'
import { FeedLinks } from './FeedLinks'
import { useEngine, usePublished } from './useEngine'

/** The graph as a whole: shown while nothing is selected. */
export function GraphFacts() {
  const published = usePublished(useEngine())
  const { graph } = published
  const { nodes, edges } = counts(published)
  return (
    <aside className="panel" data-testid="graph-facts" aria-label="Graph">
      <div className="panel-head">
        <div className="panel-title">
          <h2>{graph?.name ?? 'Graph'}</h2>
          <div className="panel-sub">
            <span className="chip">{graph?.kind === 'feed' ? 'live feed' : 'upload'}</span>
            {graph && <span className="muted">created {ago(graph.createdAt, Date.now())}</span>}
          </div>
        </div>
      </div>
      <div className="panel-scroll">
        <div className="figures">
          <Figure value={whole(nodes)} name="nodes" />
          <Figure value={whole(edges)} name="edges" />
          <Figure value={whole(graph?.rows ?? 0)} name={graph?.kind === 'feed' ? 'events' : 'rows'} />
          {graph?.kind === 'feed' && <Figure value={rate(graph.eventsPerSecond)} name="events/s" />}
          {graph?.kind !== 'feed' && <Figure value={published.nodes > 0 ? ((2 * edges) / nodes).toFixed(1) : '–'} name="mean degree" />}
        </div>
        {graph && graph.errors.length > 0 && (
          <section className="section" data-testid="problems">
            <h3 className="caption">Problems · {whole(graph.rejected)} rejected</h3>
            {graph.errors.map((error, i) => (
              <div className="problem" key={i}>
                <div>{error.message}</div>
                <div className="muted mono">
                  {error.stage} · {error.reason}
                  {error.position ? ` · ${error.position}` : ''}
                </div>
              </div>
            ))}
          </section>
        )}
        {graph?.kind === 'feed' && graph.feed && <FeedLinks feed={graph.feed} rejected={graph.rejected} />}
        <section className="section hints">
          <h3 className="caption">Start here</h3>
          <p>Hover a node to light up its neighbours, click it to see its attributes and the source lines behind it. Edges work the same way.</p>
          <p>
            <span className="kbd">/</span> search <span className="kbd">F</span> fit <span className="kbd">Space</span> pause <span className="kbd">?</span> all keys
          </p>
        </section>
      </div>
    </aside>
  )
}

function Figure({ value, name }: { value: string; name: string }) {
  return (
    <div className="figure">
      <b className="num">{value}</b>
      <span className="muted">{name}</span>
    </div>
  )
}
