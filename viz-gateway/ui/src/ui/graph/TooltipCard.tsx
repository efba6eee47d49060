import { short, whole } from '../format'
import { useEngine, usePublished } from './useEngine'

const WIDTH = 250

/** Beside the pointer: what is under it. */
export function TooltipCard() {
  const engine = useEngine()
  const { tooltip } = usePublished(engine)
  if (!tooltip) return null
  const { width, height } = engine.stage.camera
  const left = tooltip.x + 16 + WIDTH > width ? tooltip.x - WIDTH - 12 : tooltip.x + 16
  const top = Math.min(tooltip.y + 14, height - 110)
  return (
    <div className="tooltip" style={{ left, top, maxWidth: WIDTH }} data-testid="tooltip" role="tooltip">
      <div className="tooltip-title">
        <i className="dot" style={{ background: tooltip.color }} />
        <span>{tooltip.title}</span>
      </div>
      <dl>
        {tooltip.type && <Row name="type" value={tooltip.type} />}
        {tooltip.title !== tooltip.id && <Row name="id" value={tooltip.id} />}
        <Row name="edges" value={whole(tooltip.degree)} />
        {tooltip.count > 0 && <Row name="seen" value={`${short(tooltip.count)} ×`} />}
      </dl>
    </div>
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
