import { Icon, Logo } from '../shell/Icon'
import { rate, short, whole } from '../format'
import { counts } from './counts'
import { FeedChip } from './FeedChip'
import { Search } from './Search'
import { StatusPill } from './StatusPill'
import { TidierOffer } from './TidierOffer'
import { useEngine, usePublished } from './useEngine'

interface Toggles {
  panel: boolean
  onPanel: () => void
  layouts: boolean
  onLayouts: () => void
}

export function TopBar({ panel, onPanel, layouts, onLayouts }: Toggles) {
  const engine = useEngine()
  const published = usePublished(engine)
  const { graph, eventsPerSecond } = published
  const { nodes, edges } = counts(published)
  const paused = graph?.layout === 'paused'
  return (
    <header className="top-bar">
      <a className="brand" href="/" aria-label="All graphs" title="All graphs">
        <Logo size={22} />
      </a>
      <div className="graph-name">
        <span className="truncate" title={graph?.name}>{graph?.name ?? ' '}</span>
        {graph?.kind === 'feed' && graph.feed ? <FeedChip graph={graph} feed={graph.feed} /> : graph && <span className="kind">upload</span>}
      </div>
      <Search />
      <div className="top-right">
        <TidierOffer />
        <StatusPill />
        <div className="counters num" data-testid="counters">
          <Counter value={short(nodes)} exact={whole(nodes)} name="nodes" />
          <Counter value={short(edges)} exact={whole(edges)} name="edges" />
          {graph?.kind === 'feed' && <Counter value={rate(eventsPerSecond)} exact={String(eventsPerSecond)} name="events/s" />}
        </div>
        <div className="button-row">
          <button type="button" className="button icon ghost" title={paused ? 'Play the layout (Space)' : 'Pause the layout (Space)'} aria-label={paused ? 'Play' : 'Pause'} data-testid="play" onClick={() => engine.command({ type: paused ? 'play' : 'pause' })}>
            <Icon name={paused ? 'play' : 'pause'} />
          </button>
          <button type="button" className="button icon ghost" title="Lay out afresh (R)" aria-label="Lay out afresh" data-testid="relayout" onClick={() => engine.command({ type: 'relayout' })}>
            <Icon name="relayout" />
          </button>
          <button type="button" className="button icon ghost" title="Layout (L)" aria-label="Layout" aria-pressed={layouts} data-testid="toggle-layouts" onClick={onLayouts}>
            <Icon name="graph" />
          </button>
          <button type="button" className="button icon ghost" title="Inspector (])" aria-label="Inspector" aria-pressed={panel} data-testid="toggle-panel" onClick={onPanel}>
            <Icon name="panel" />
          </button>
        </div>
      </div>
    </header>
  )
}

function Counter({ value, exact, name }: { value: string; exact: string; name: string }) {
  return (
    <span className="counter" title={`${exact} ${name}`} data-testid={`count-${name.replace('/s', '')}`} data-value={exact.replace(/\s/g, '')}>
      <b>{value}</b> {name}
    </span>
  )
}
