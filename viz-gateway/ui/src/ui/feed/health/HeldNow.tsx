import type { Feed, FeedHealth } from '../../../api/feedTypes'
import type { GraphSummary } from '../../../api/types'
import { counted, plural, whole } from '../../format'
import { feedUrl } from '../../route'
import { KEEP_ALL, lengthWords, windowWords } from '../window/length'

/** What of all that was mapped the graph still holds, and where the rest went. */
export function HeldNow({ feed, health, graph }: { feed: Feed; health: FeedHealth; graph: GraphSummary }) {
  const { left, tooOld } = health
  const why = heldWords(feed.windowSeconds, left, tooOld ?? 0)
  return (
    <section className="card held" aria-labelledby="held-title" data-testid="held">
      <div className="card-head">
        <h2 id="held-title">In the graph now</h2>
        <span className="muted num">
          <span data-testid="held-window">{windowWords(feed.windowSeconds)}</span>
          <a className="link" href={feedUrl(feed.name, 'mapping')} data-testid="change-window">Change</a>
        </span>
      </div>
      <div className="held-sum num">
        <Figure count={graph.nodes} words={plural(graph.nodes, 'node')} id="held-nodes" />
        <Figure count={graph.edges} words={plural(graph.edges, 'edge')} id="held-edges" />
        {left !== undefined && (left > 0 || feed.windowSeconds > 0) && <Figure count={left} words={`${plural(left, 'edge')} left with the window`} id="held-left" apart />}
        {(tooOld ?? 0) > 0 && <Figure count={tooOld!} words={`${plural(tooOld!, 'relation')} came older than the window`} id="held-old" />}
      </div>
      <p className={`held-why num ${why.less ? '' : 'muted'}`} data-testid="held-why">
        {why.words}
        {why.less && (
          <>
            {' '}To see more of an old log, <a className="link" href={feedUrl(feed.name, 'mapping')}>choose a longer window</a> and send the log again.
          </>
        )}
      </p>
    </section>
  )
}

function Figure({ count, words, id, apart }: { count: number; words: string; id: string; apart?: boolean }) {
  return (
    <div className={apart ? 'apart' : undefined}>
      <b data-testid={id}>{whole(count)}</b>
      <span className="muted">{words}</span>
    </div>
  )
}

/** Why the graph holds less than was mapped. */
export function heldWords(windowSeconds: number, left: number | undefined, tooOld: number): { words: string; less: boolean } {
  const less = left === undefined ? windowSeconds !== KEEP_ALL : left + tooOld > 0
  if (windowSeconds === KEEP_ALL) return { words: less ? 'Nothing leaves any more; what left under an earlier window comes back when its events are sent again.' : 'Nothing leaves: the graph keeps every node and edge.', less: false }
  const rule = `an edge stays for ${lengthWords(windowSeconds)} after the newest event that tells it, a node as long as one of its edges. The newest event moves the window, not today’s clock.`
  if (!less) return { words: `Nothing has left yet: ${rule}`, less }
  const gone = left ? `${counted(left, 'edge')} that ${plural(left, 'was', 'were')} drawn ${plural(left, 'has', 'have')} left with the window` : 'What is older than the window is not drawn'
  return { words: `${gone}: ${rule}`, less }
}
