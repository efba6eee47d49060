import type { Feed } from '../../../api/feedTypes'
import type { GraphSummary } from '../../../api/types'
import { feedUrl } from '../../route'
import { Blank } from '../page/Blank'
import { Doors } from './Doors'
import { Facts } from './Facts'
import type { Sample } from './history'
import { HeldNow } from './HeldNow'
import { LedgerBar } from './LedgerBar'
import { Sparkline } from './Sparkline'
import { Tally } from './Tally'
import { reasonWords } from '../letters/marks'
import { filtered, dead } from '../standing'
import { LatestLetters } from './LatestLetters'
import { counted, whole } from '../../format'
import './health.css'

/** How a feed fares: how fast, how late, and where every event ended. */
export function HealthTab({ feed, samples, graph }: { feed: Feed; samples: readonly Sample[]; graph: GraphSummary | null }) {
  const { health } = feed
  if (!health) {
    return (
      <Blank icon="feed" title="This server does not count where events end" testId="no-health">
        {graph ? `Its graph has read ${counted(graph.rows, 'event')} and rejected ${whole(graph.rejected)}. ` : ''}A newer Orrery shows here how fast events come, how late they are and what became of each.
      </Blank>
    )
  }
  if (health.received === 0) {
    return (
      <Blank icon="feed" title="No event has arrived yet" testId="no-events" action={<a className="button primary" href={feedUrl(feed.name, 'connect')}>Connect a sender</a>}>
        Make a token and copy the lines for your log shipper; this page counts from the first event on.
      </Blank>
    )
  }
  return (
    <div className="health" data-testid="health">
      <section className="card health-rate" aria-label="Events per second">
        <Sparkline samples={samples} perSecond={health.perSecond} />
        <Facts health={health} />
      </section>
      <LedgerBar health={health} feed={feed.name} />
      {graph && <HeldNow feed={feed} health={health} graph={graph} />}
      <div className="health-lists">
        <Tally
          title="Filtered by rule"
          total={filtered(health)}
          rows={health.filtered.map(({ rule, count }) => ({ name: rule, count }))}
          tone="filtered"
          empty="No rule has left an event out."
          testId="filtered"
        />
        <Tally
          title="Dead letters by reason"
          total={dead(health)}
          rows={health.rejected.map(({ reason, count }) => ({ name: reasonWords(reason), count, href: feedUrl(feed.name, 'dead-letters', reason) }))}
          tone="dead"
          empty="Every event could be read."
          testId="rejected"
        />
        <Doors doors={health.doors} />
      </div>
      {dead(health) > 0 && <LatestLetters feed={feed.name} count={dead(health)} />}
    </div>
  )
}
