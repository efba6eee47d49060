import { useEffect } from 'react'
import { FEED_TABS, feedUrl, type FeedRoute, type FeedTab } from '../../route'
import { graphUrl } from '../../list/GraphRow'
import { ConnectTab } from '../connect/ConnectTab'
import { HealthTab } from '../health/HealthTab'
import { recent } from '../health/history'
import { LettersTab } from '../letters/LettersTab'
import { MappingTab } from '../mapping/MappingTab'
import { dead, standing, standingOfGraph } from '../standing'
import { plural, rate, short } from '../../format'
import { Icon, Logo } from '../../shell/Icon'
import { lengthWords, windowWords } from '../window/length'
import { Blank } from './Blank'
import { useFeed, type FeedState } from './useFeed'
import './feed.css'

const NAMES: Record<FeedTab, string> = { health: 'Health', 'dead-letters': 'Dead letters', mapping: 'Mapping', connect: 'Connect' }

/** One feed: how it fares, what it could not read, how it reads, and how to send to it. */
export function FeedPage({ route }: { route: FeedRoute }) {
  const state = useFeed(route.feed)
  useEffect(() => {
    document.title = `${route.feed} · ${NAMES[route.tab]} · Orrery`
  }, [route.feed, route.tab])
  return (
    <div className="feed-page" data-testid="feed-page" data-tab={route.tab} data-state={state.feed ? 'ready' : state.missing ? 'missing' : 'loading'}>
      <FeedBar name={route.feed} state={state} />
      <Tabs route={route} deadLetters={state.feed?.health ? dead(state.feed.health) : 0} />
      <main className="feed-main">
        {state.problem && !state.missing && <p className="list-problem" role="alert">{state.problem}</p>}
        {state.missing ? <NoSuchFeed name={route.feed} /> : state.feed ? <Body route={route} state={state} /> : <div className="skeleton tall" />}
      </main>
    </div>
  )
}

function Body({ route, state }: { route: FeedRoute; state: FeedState }) {
  const feed = state.feed!
  switch (route.tab) {
    case 'health':
      return <HealthTab feed={feed} samples={state.samples} graph={state.graph} />
    case 'dead-letters':
      return <LettersTab feed={feed} reason={route.reason} />
    case 'mapping':
      return <MappingTab feed={feed} onSaved={state.reload} />
    case 'connect':
      return <ConnectTab feed={feed} />
  }
}

function FeedBar({ name, state: { feed, graph, samples } }: { name: string; state: FeedState }) {
  const health = feed?.health
  const failed = graph?.status === 'failed' ? (graph.errors[0]?.message ?? 'The graph could not be built.') : null
  const stands = health ? standing({ received: health.received, dead: dead(health) }, health.perSecond, recent(samples), failed) : graph ? standingOfGraph(graph) : null
  const perSecond = health?.perSecond ?? graph?.eventsPerSecond ?? 0
  return (
    <header className="feed-bar">
      <a className="brand" href="/#" aria-label="All graphs" title="All graphs">
        <Icon name="back" size={15} />
        <Logo size={22} />
      </a>
      <h1 className="truncate">
        <span className="muted">Feed</span> {name}
      </h1>
      {stands && (
        <span className={`pill tone-${stands.tone} ${stands.word === 'Live' ? 'pulse' : ''}`} title={stands.why} role="status" data-testid="feed-standing">
          {stands.word}
        </span>
      )}
      {perSecond > 0 && <span className="muted num">{rate(perSecond)} events/s</span>}
      {graph && (
        <span className="feed-graph muted num" data-testid="feed-graph" title={feed ? `In the graph now; ${windowWords(feed.windowSeconds)}` : undefined}>
          {short(graph.nodes)} {plural(graph.nodes, 'node')} · {short(graph.edges)} {plural(graph.edges, 'edge')} now
          {feed && feed.windowSeconds > 0 && <> · window {lengthWords(feed.windowSeconds)}</>}
        </span>
      )}
      {feed && (
        <a className="button primary" href={graphUrl(feed.graph)} data-testid="open-graph">
          <Icon name="graph" size={14} /> Open its graph
        </a>
      )}
    </header>
  )
}

function Tabs({ route, deadLetters }: { route: FeedRoute; deadLetters: number }) {
  return (
    <nav className="tabs" aria-label="Parts of the feed">
      {FEED_TABS.map((tab) => (
        <a key={tab} href={feedUrl(route.feed, tab)} aria-current={tab === route.tab ? 'page' : undefined} data-testid={`tab-${tab}`}>
          {NAMES[tab]}
          {tab === 'dead-letters' && deadLetters > 0 && <span className="count num">{short(deadLetters)}</span>}
        </a>
      ))}
    </nav>
  )
}

function NoSuchFeed({ name }: { name: string }) {
  return (
    <Blank icon="feed" title={`There is no feed “${name}”`} testId="no-such-feed" action={<a className="button" href="/#">All graphs</a>}>
      It was never created, was deleted with its graph, or belongs to somebody else.
    </Blank>
  )
}
