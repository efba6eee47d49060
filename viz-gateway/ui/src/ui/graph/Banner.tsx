import { useEffect, useState } from 'react'
import { whole } from '../format'
import { useEngine, usePublished } from './useEngine'

/** Along the top of the canvas: what goes on between page and server, without covering the graph. */
export function Banner() {
  const engine = useEngine()
  const { phase, reconnect, loading, graph, nodes } = usePublished(engine)
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    if (phase !== 'reconnecting') return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [phase, reconnect])
  if (phase === 'reconnecting') {
    const seconds = reconnect ? Math.max(0, Math.ceil((reconnect.at - now) / 1000)) : 0
    return (
      <div className="banner warn num" role="status" data-testid="banner">
        <span>
          Reconnecting…{reconnect ? ` attempt ${reconnect.attempt}` : ''}
          {seconds > 0 ? `, next in ${seconds} s` : ''}
        </span>
        <button type="button" className="link" onClick={() => engine.retry()}>
          Retry now
        </button>
      </div>
    )
  }
  if (phase === 'context-lost') return <div className="banner warn" role="status" data-testid="banner">Graphics restarting…</div>
  const share = loading ? loading.chunk / Math.max(1, loading.chunks) : graph && graph.progress < 1 && (graph.status === 'ingesting' || graph.status === 'waiting') ? graph.progress : null
  if (share === null) return null
  return (
    <>
      {phase === 'loading' && loading && loading.nodes > 0 && (
        <div className="loading-note num" data-over-graph role="status" data-testid="loading-note">
          Loading · {whole(loading.nodes)} of {whole(Math.max(loading.nodes, loading.of.nodes))} nodes · {whole(loading.edges)} of {whole(Math.max(loading.edges, loading.of.edges))} edges
        </div>
      )}
      <div className="top-progress" role="progressbar" aria-valuenow={Math.round(share * 100)} data-testid="top-progress">
        <span style={{ width: `${Math.max(3, share * 100)}%` }} data-nodes={nodes} />
      </div>
    </>
  )
}
