import type { SelectedEdge, SelectedNode } from '../../engine/published'
import { short, whole } from '../format'
import { useEngine, usePublished } from './useEngine'

const WIDTH = 250
const TALLEST = 128

/** Beside the pointer: the node or the edge under it. */
export function TooltipCard() {
  const engine = useEngine()
  const { tooltip } = usePublished(engine)
  if (!tooltip) return null
  const { width, height } = engine.stage.camera
  const left = tooltip.x + 16 + WIDTH > width ? tooltip.x - WIDTH - 12 : tooltip.x + 16
  const top = Math.min(tooltip.y + 14, height - TALLEST)
  return (
    <div className="tooltip" style={{ left, top, maxWidth: WIDTH }} data-testid="tooltip" data-kind={tooltip.node ? 'node' : 'edge'} role="tooltip">
      {tooltip.node ? <NodeTip node={tooltip.node} /> : <EdgeTip edge={tooltip.edge} />}
    </div>
  )
}

function NodeTip({ node }: { node: SelectedNode }) {
  return (
    <>
      <div className="tooltip-title">
        <i className="dot" style={{ background: node.color }} />
        <span>{node.title}</span>
      </div>
      <dl>
        {node.type && <Row name="type" value={node.type} />}
        {node.title !== node.id && <Row name="id" value={node.id} />}
        <Row name="edges" value={whole(node.degree)} />
        {node.count > 0 && <Row name="seen" value={`${short(node.count)} ×`} />}
      </dl>
    </>
  )
}

function EdgeTip({ edge }: { edge: SelectedEdge }) {
  return (
    <>
      <div className="tooltip-title">
        <i className="dash" style={{ background: edge.source.color }} />
        <span>{edge.relation || edge.label || 'edge'}</span>
      </div>
      <dl>
        <Row name="from" value={edge.source.title} />
        <Row name="to" value={edge.destination.title} />
        {edge.relation && edge.label && <Row name="label" value={edge.label} />}
        <Row name="seen" value={`${short(edge.count)} ×`} />
      </dl>
    </>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num truncate">{value}</dd>
    </div>
  )
}
