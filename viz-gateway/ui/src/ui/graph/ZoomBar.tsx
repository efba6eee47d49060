import { Icon } from '../shell/Icon'
import { useEngine, usePublished } from './useEngine'

export function ZoomBar() {
  const engine = useEngine()
  const { following, labelsShown } = usePublished(engine)
  return (
    <div className="zoom-bar" data-over-graph role="group" aria-label="View">
      <button type="button" className="button icon ghost" title="Zoom in (+)" aria-label="Zoom in" data-testid="zoom-in" onClick={() => engine.zoom(1.4)}>
        <Icon name="plus" />
      </button>
      <button type="button" className="button icon ghost" title="Zoom out (−)" aria-label="Zoom out" data-testid="zoom-out" onClick={() => engine.zoom(1 / 1.4)}>
        <Icon name="minus" />
      </button>
      <button type="button" className="button icon ghost" title="Fit and follow (F); once more: with all that lies far out" aria-label="Fit" aria-pressed={following} data-testid="fit" onClick={() => engine.fit()}>
        <Icon name="fit" />
      </button>
      <button type="button" className="button icon ghost" title="Labels (T)" aria-label="Labels" aria-pressed={labelsShown} data-testid="labels" onClick={() => engine.toggleLabels()}>
        <Icon name="labels" />
      </button>
    </div>
  )
}
