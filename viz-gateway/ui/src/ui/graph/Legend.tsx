import type { MouseEvent } from 'react'
import { DEGREE_RAMP } from '../../engine/store/palette'
import { short } from '../format'
import { useEngine, usePublished } from './useEngine'

const MOST_ROWS = 10

/** What the colours mean, with counts. Click shows one kind alone, again shows all; Alt-click hides it. */
export function Legend() {
  const engine = useEngine()
  const { types, typed, hiddenTypes, nodes, topDegree } = usePublished(engine)
  if (nodes === 0) return null
  if (!typed) {
    return (
      <div className="legend" data-over-graph data-testid="legend">
        <h3 className="caption">Degree</h3>
        <div className="ramp" style={{ background: `linear-gradient(90deg, ${DEGREE_RAMP.join(', ')})` }} />
        <div className="ramp-ends num muted">
          <span>1</span>
          <span>{short(topDegree)}</span>
        </div>
      </div>
    )
  }
  const hidden = new Set(hiddenTypes)
  const click = (event: MouseEvent, name: string) => {
    if (event.altKey) {
      if (!hidden.delete(name)) hidden.add(name)
      engine.showTypes([...hidden])
      return
    }
    const alone = !hidden.has(name) && hidden.size === types.length - 1
    engine.showTypes(alone ? [] : types.map((type) => type.name).filter((other) => other !== name))
  }
  const rest = types.slice(MOST_ROWS)
  return (
    <div className="legend" data-over-graph data-testid="legend">
      <h3 className="caption">Type</h3>
      {types.slice(0, MOST_ROWS).map((type) => (
        <button
          type="button"
          key={type.code}
          className={`legend-row ${hidden.has(type.name) ? 'off' : ''}`}
          aria-pressed={!hidden.has(type.name)}
          title="Click: only this kind · Alt-click: hide it"
          data-testid="legend-row"
          onClick={(event) => click(event, type.name)}
        >
          <i className="dot" style={{ background: type.color }} />
          <span className="truncate">{type.name || 'no type'}</span>
          <span className="num muted">{short(type.count)}</span>
        </button>
      ))}
      {rest.length > 0 && (
        <div className="legend-row rest">
          <i className="dot" />
          <span>{rest.length} more kinds</span>
          <span className="num muted">{short(rest.reduce((sum, type) => sum + type.count, 0))}</span>
        </div>
      )}
    </div>
  )
}
