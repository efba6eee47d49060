import type { FeedHealth } from '../../../api/feedTypes'
import { ago, whole } from '../../format'

/** What is not a rate: how far behind, how late, how long ago. */
export function Facts({ health }: { health: FeedHealth }) {
  const now = Date.now()
  return (
    <dl className="facts num">
      <Fact name="lag" value={whole(health.lag)} hint="Events that are stored and that the graph has not dealt with yet" warn={health.lag > Math.max(1000, health.perSecond * 10)} />
      <Fact name="last event’s own time" value={health.lastEventAt ? ago(health.lastEventAt, now) : '–'} hint={health.lastEventAt ?? 'No event has told a time'} />
      <Fact name="last received" value={health.lastReceivedAt ? ago(health.lastReceivedAt, now) : '–'} hint={health.lastReceivedAt ?? 'Nothing was received'} />
      <Fact name="late" value={whole(health.late)} hint="Events that came more than ten seconds behind newer ones, by their own times; those within the window count as any other" />
      {(health.partly ?? 0) > 0 && <Fact name="taken in part" value={whole(health.partly!)} hint="Events that were mapped but for a part, which is among the dead letters" />}
      <Fact name="replayed" value={whole(health.replayed)} hint="Dead letters that were sent through again" />
    </dl>
  )
}

function Fact({ name, value, hint, warn }: { name: string; value: string; hint: string; warn?: boolean }) {
  return (
    <div title={hint}>
      <dd className={warn ? 'warn' : undefined}>{value}</dd>
      <dt className="muted">{name}</dt>
    </div>
  )
}
