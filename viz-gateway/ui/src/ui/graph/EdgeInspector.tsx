import { useMemo } from 'react'
import type { SelectedEdge, SelectedNode } from '../../engine/published'
import { Icon } from '../shell/Icon'
import { short } from '../format'
import { Attributes } from './Attributes'
import { SourceLines } from './SourceLines'
import { useDetails } from './useDetails'
import { useEngine, usePublished } from './useEngine'

/** Right panel for an edge: its two ends, how often it was seen, and the lines that say so. */
export function EdgeInspector({ graphId, edge }: { graphId: string; edge: SelectedEdge }) {
  const engine = useEngine()
  const { revision } = usePublished(engine)
  const key = `${edge.source.id}\n${edge.relation}\n${edge.destination.id}`
  const details = useDetails(graphId, 'edge', edge.slot, key)
  const others = useMemo(
    () => engine.neighbours(edge.source.slot).filter((one) => one.slot === edge.destination.slot && one.edge !== edge.slot),
    [engine, edge.slot, edge.source.slot, edge.destination.slot, revision],
  )
  return (
    <aside className="panel" data-testid="edge-inspector" aria-label="Edge">
      <div className="panel-head">
        <div className="panel-title">
          <h2 data-testid="inspector-title">{edge.relation || edge.label || 'Edge'}</h2>
          <div className="panel-sub">
            <span className="chip">edge</span>
            {edge.relation && edge.label && <span className="muted truncate" title={edge.label}>{edge.label}</span>}
            <span className="muted num">seen {short(edge.count)} ×</span>
          </div>
        </div>
        <button type="button" className="button ghost icon" aria-label="Clear selection" onClick={() => engine.select(-1)}>
          <Icon name="close" size={14} />
        </button>
      </div>
      <div className="ends">
        <End name="from" node={edge.source} />
        <End name="to" node={edge.destination} />
      </div>
      <div className="panel-actions">
        <button type="button" className="button" onClick={() => engine.showEdge(edge.slot)}>
          <Icon name="target" size={14} /> Go to
        </button>
      </div>
      <div className="panel-scroll">
        <section className="section">
          <h3 className="caption">Attributes</h3>
          <Attributes details={details} />
        </section>
        {others.length > 0 && (
          <section className="section" data-testid="parallel">
            <h3 className="caption">Also between these two</h3>
            {others.map((other) => (
              <button type="button" className="neighbour" key={other.edge} onClick={() => engine.selectEdge(other.edge)}>
                <span className="truncate">{other.relation || 'edge'}</span>
                <span className="num muted">{other.outgoing ? 'same way' : 'back'}</span>
              </button>
            ))}
          </section>
        )}
        {details.details && details.details.lines.length > 0 && (
          <section className="section">
            <h3 className="caption">Source lines</h3>
            <SourceLines lines={details.details.lines} />
          </section>
        )}
      </div>
    </aside>
  )
}

function End({ name, node }: { name: string; node: SelectedNode }) {
  const engine = useEngine()
  return (
    <button type="button" className="end" data-testid={`end-${name}`} title={node.id} onClick={() => engine.select(node.slot)}>
      <span className="muted">{name}</span>
      <i className="dot" style={{ background: node.color }} />
      <span className="truncate">{node.title}</span>
      <span className="muted truncate">{node.type}</span>
    </button>
  )
}
