import { useState } from 'react'
import type { GraphSummary } from '../../api/types'
import { standingOfGraph } from '../feed/standing'
import { ago, counted, rate, whole } from '../format'
import { feedUrl } from '../route'
import { Icon } from '../shell/Icon'

const WORDS = {
  waiting: { text: 'Waiting', tone: 'none' },
  ingesting: { text: 'Ingesting', tone: 'info' },
  'laying-out': { text: 'Laying out', tone: 'info' },
  ready: { text: 'Ready', tone: 'ok' },
  failed: { text: 'Failed', tone: 'danger' },
} as const

export function graphUrl(id: string): string {
  return `/graph/graph.html?dataset=${encodeURIComponent(id)}`
}

export function GraphRow({ graph, onDelete }: { graph: GraphSummary; onDelete: () => void }) {
  const [open, setOpen] = useState(false)
  const feed = graph.kind === 'feed' ? graph.feed : null
  const stands = feed === null ? null : standingOfGraph(graph)
  const words = WORDS[graph.status] ?? WORDS.waiting
  const working = graph.status === 'ingesting' || graph.status === 'laying-out' || (graph.status === 'waiting' && graph.kind === 'upload')
  return (
    <>
      <div className="graph-row" role="row" data-testid="graph-row" data-id={graph.id} data-status={graph.status}>
        <a className="cell-name" href={graphUrl(graph.id)} role="cell">
          <span className="kind-icon"><Icon name={graph.kind === 'feed' ? 'feed' : 'graph'} size={15} /></span>
          <span className="name-text">
            <span className="truncate">{graph.name}</span>
            <span className="muted small truncate">{graph.kind === 'feed' ? `feed ${graph.feed ?? ''}` : `upload · ${counted(graph.rows, 'row')}`}</span>
          </span>
        </a>
        <span role="cell" className="cell-status">
          {stands && feed !== null ? (
            <a className={`pill tone-${stands.tone} ${stands.word === 'Live' ? 'pulse' : ''}`} href={feedUrl(feed)} title={`${stands.why} Look at the feed’s health`} data-testid="feed-state">{stands.word}</a>
          ) : (
            <span className={`pill tone-${words.tone} ${working ? 'pulse' : ''}`}>{words.text}</span>
          )}
          {working && (
            <span className="progress" role="progressbar" aria-valuenow={Math.round(graph.progress * 100)}>
              <span style={{ width: `${graph.progress * 100}%` }} />
            </span>
          )}
          {(graph.rejected > 0 || graph.errors.length > 0) && (
            <button type="button" className="problem-count" aria-expanded={open} data-testid="show-problems" onClick={() => setOpen(!open)}>
              <Icon name="alert" size={13} />
              {graph.rejected > 0 ? `${whole(graph.rejected)} rejected` : counted(graph.errors.length, 'problem')}
            </button>
          )}
        </span>
        <span role="cell" className="right num">{whole(graph.nodes)}</span>
        <span role="cell" className="right num">{whole(graph.edges)}</span>
        <span role="cell" className="right num muted">{graph.kind === 'feed' ? rate(graph.eventsPerSecond) : '–'}</span>
        <span role="cell" className="muted num" title={graph.updatedAt}>{ago(graph.updatedAt, Date.now())}</span>
        <span role="cell" className="row-actions">
          {feed !== null && (
            <a className="button ghost" href={feedUrl(feed)} aria-label={`Feed ${feed}`} title="Health, dead letters, mapping, connect" data-testid="open-feed">
              <Icon name="feed" size={13} /> Feed
            </a>
          )}
          <button type="button" className="button ghost icon" aria-label={`Delete ${graph.name}`} title="Delete" data-testid="delete-graph" onClick={onDelete}>
            <Icon name="trash" size={15} />
          </button>
        </span>
      </div>
      {open && (
        <div className="row-problems" data-testid="row-problems">
          {feed !== null && graph.rejected > 0 && <a className="link" href={feedUrl(feed, 'dead-letters')}>All dead letters of this feed</a>}
          {graph.errors.length === 0 && <p className="muted">No details were kept.</p>}
          {graph.errors.map((error, i) => (
            <div key={i}>
              <span>{error.message}</span>
              <span className="mono muted">{error.stage} · {error.reason}{error.position ? ` · ${error.position}` : ''}</span>
            </div>
          ))}
        </div>
      )}
    </>
  )
}
