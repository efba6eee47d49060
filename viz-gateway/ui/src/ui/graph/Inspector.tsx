import { Icon } from '../shell/Icon'
import { short, whole } from '../format'
import { Attributes } from './Attributes'
import { EdgeInspector } from './EdgeInspector'
import { GraphFacts } from './GraphFacts'
import { Neighbours } from './Neighbours'
import { SourceLines } from './SourceLines'
import { useDetails } from './useDetails'
import { useEngine, usePublished } from './useEngine'

/** Right panel: the selected node or edge, or the graph as a whole when nothing is selected. */
export function Inspector({ graphId }: { graphId: string }) {
  const engine = useEngine()
  const { selected, selectedEdge } = usePublished(engine)
  const details = useDetails(graphId, 'node', selected?.slot ?? -1, selected?.id ?? '')
  if (!selected && selectedEdge) return <EdgeInspector graphId={graphId} edge={selectedEdge} />
  if (!selected) return <GraphFacts />
  return (
    <aside className="panel" data-testid="inspector" aria-label="Inspector">
      <div className="panel-head">
        <i className="dot big" style={{ background: selected.color }} />
        <div className="panel-title">
          <h2 data-testid="inspector-title">{selected.title}</h2>
          <div className="panel-sub">
            {selected.type && <span className="chip">{selected.type}</span>}
            <span className="muted num">{whole(selected.degree)} edges</span>
            {selected.count > 0 && <span className="muted num">seen {short(selected.count)} ×</span>}
          </div>
        </div>
        <button type="button" className="button ghost icon" aria-label="Clear selection" onClick={() => engine.select(-1)}>
          <Icon name="close" size={14} />
        </button>
      </div>
      <div className="id-row">
        <code className="mono truncate" title={selected.id}>{selected.id}</code>
        <button type="button" className="button ghost icon" title="Copy id" aria-label="Copy id" onClick={() => void navigator.clipboard?.writeText(selected.id).then(() => engine.notify('Id copied'))}>
          <Icon name="copy" size={14} />
        </button>
      </div>
      <div className="panel-actions">
        <button type="button" className="button" onClick={() => engine.show(selected.slot)}>
          <Icon name="target" size={14} /> Go to
        </button>
        <button type="button" className="button" aria-pressed={selected.pinned} data-testid="pin" onClick={() => (selected.pinned ? engine.unpin(selected.slot) : engine.pin(selected.slot))}>
          <Icon name="pin" size={14} /> {selected.pinned ? 'Unpin' : 'Pin'}
        </button>
      </div>
      <div className="panel-scroll">
        <section className="section">
          <h3 className="caption">Attributes</h3>
          <Attributes details={details} />
        </section>
        <Neighbours graphId={graphId} slot={selected.slot} />
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
