import { useEffect, useState } from 'react'
import { Icon } from '../shell/Icon'
import { useEngine, usePublished } from './useEngine'

const WHY =
  'While data arrives, only nodes near a change move, so the picture slowly falls behind what a new layout would show. ' +
  'One is ready, turned as this one lies: nodes glide to their new places in a second and a half. Everybody who looks sees it.'

/** Quietly beside the status: the server has a tidier layout. Who closes it hears no more of it until the next offer. */
export function TidierOffer() {
  const engine = useEngine()
  const offered = usePublished(engine).graph?.tidier === true
  const [dismissed, setDismissed] = useState(false)
  useEffect(() => {
    if (!offered) setDismissed(false)
  }, [offered])
  return (
    <span className="tidier-place" role="status">
      {offered && !dismissed && (
        <span className="tidier num" data-testid="tidier">
          <span>A tidier layout<span className="tidier-wide"> is ready</span> ·</span>
          <button type="button" className="tidier-show" title={WHY} data-testid="show-tidier" onClick={() => { setDismissed(true); engine.command({ type: 'relayout' }) }}>
            Show it
          </button>
          <button type="button" className="tidier-close" aria-label="Not now" title="Not now" data-testid="dismiss-tidier" onClick={() => setDismissed(true)}>
            <Icon name="close" size={10} />
          </button>
        </span>
      )}
    </span>
  )
}
