import { whole } from '../format'
import { feedUrl } from '../route'

/** From the graph of a feed to the feed's pages. */
export function FeedLinks({ feed, rejected }: { feed: string; rejected: number }) {
  return (
    <section className="section feed-links" data-testid="feed-links">
      <h3 className="caption">Feed {feed}</h3>
      <a href={feedUrl(feed)}>Health <span className="muted">rate, lag, where every event ended</span></a>
      <a href={feedUrl(feed, 'dead-letters')}>Dead letters <span className="muted num">{rejected > 0 ? `${whole(rejected)} could not be read` : 'none'}</span></a>
      <a href={feedUrl(feed, 'mapping')}>Mapping <span className="muted">how events become nodes and edges</span></a>
      <a href={feedUrl(feed, 'connect')}>Connect <span className="muted">tokens, lines for shippers</span></a>
    </section>
  )
}
