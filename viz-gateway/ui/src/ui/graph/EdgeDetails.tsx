import { Attributes } from './Attributes'
import { SourceLines } from './SourceLines'
import { useDetails } from './useDetails'

/** What an edge was made of, opened below a neighbour. */
export function EdgeDetails({ graphId, slot }: { graphId: string; slot: number }) {
  const state = useDetails(graphId, 'edge', slot, String(slot))
  return (
    <div className="edge-details" data-testid="edge-details">
      <Attributes details={state} />
      {state.details && <SourceLines lines={state.details.lines} />}
    </div>
  )
}
