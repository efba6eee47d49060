import type { FeedHealth } from '../../../api/feedTypes'
import { whole } from '../../format'
import { feedUrl } from '../../route'
import { ledger, percent, widths, type LedgerPart } from './ledger'

const MEANS: Record<LedgerPart['key'], string> = {
  taken: 'became nodes and edges of the graph, which its window may have let go since',
  filtered: 'left out by a rule',
  dead: 'could not be read',
  way: 'stored, and not dealt with yet',
}

/** One bar for all received events, its parts in numbers below: nothing is lost, and one sees where it is. */
export function LedgerBar({ health, feed }: { health: FeedHealth; feed: string }) {
  const { parts, received, uneven } = ledger(health)
  const shown = widths(parts)
  const words = parts.map((part) => `${whole(part.count)} ${part.name}`).join(', ')
  return (
    <section className="card ledger" aria-labelledby="ledger-title" data-testid="ledger">
      <div className="card-head">
        <h2 id="ledger-title">Where every event ended</h2>
        <span className="muted num">{whole(received)} received</span>
      </div>
      <div className="ledger-bar" role="img" aria-label={`${whole(received)} received: ${words}`}>
        {parts.map((part, i) => part.count > 0 && <span key={part.key} className={`part-${part.key}`} style={{ flexGrow: shown[i] }} title={`${whole(part.count)} ${part.name}: ${MEANS[part.key]}`} />)}
      </div>
      <div className="ledger-sum num">
        <div>
          <b data-testid="ledger-received">{whole(received)}</b>
          <span className="muted">received</span>
        </div>
        {parts.map((part, i) => (
          <div key={part.key} title={MEANS[part.key]}>
            <i aria-hidden="true">{i === 0 ? '=' : '+'}</i>
            <b data-testid={`ledger-${part.key}`}>{whole(part.count)}</b>
            <span className="muted">
              <span className={`swatch part-${part.key}`} />
              {part.key === 'dead' && part.count > 0 ? <a href={feedUrl(feed, 'dead-letters')}>{part.name}</a> : part.name} · {percent(part.share)}
            </span>
          </div>
        ))}
      </div>
      {uneven && <p className="muted small">The counters were read a moment apart; they will agree with the next look.</p>}
    </section>
  )
}
