import type { GraphSummary } from '../../api/types'
import { standingOfGraph } from '../feed/standing'
import { feedUrl } from '../route'

/** Beside the name of a feed's graph: how the feed fares, and the way to its page. */
export function FeedChip({ graph, feed }: { graph: GraphSummary; feed: string }) {
  const { word, tone, why } = standingOfGraph(graph)
  return (
    <a className={`kind feed-chip tone-${tone}`} href={feedUrl(feed)} title={`${why} Open the feed: health, dead letters, mapping, connect`} data-testid="feed-chip">
      Feed · {word.toLowerCase()}
    </a>
  )
}
