import { useCallback, useEffect, useRef, useState } from 'react'
import { api, ApiError } from '../../api/client'
import type { GraphSummary } from '../../api/types'
import { useSession } from '../session'

const BUSY_MILLIS = 1000
const CALM_MILLIS = 4000

/** The list, asked again every second while something is happening and less often otherwise; never while hidden. */
export function useGraphs(): { graphs: GraphSummary[] | null; problem: string; reload: () => Promise<void> } {
  const [graphs, setGraphs] = useState<GraphSummary[] | null>(null)
  const [problem, setProblem] = useState('')
  const busy = useRef(true)
  const reload = useCallback(async () => {
    try {
      const list = await api.graphs()
      // By creation: rows of live graphs must not change places while one reads them.
      list.sort((a, b) => b.createdAt.localeCompare(a.createdAt))
      busy.current = list.some((graph) => graph.status !== 'ready' && graph.status !== 'failed') || list.some((graph) => graph.eventsPerSecond > 0)
      setGraphs(list)
      setProblem('')
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) useSession.getState().expired()
      else setProblem((error as Error).message)
    }
  }, [])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let stopped = false
    const round = async () => {
      if (!document.hidden) await reload()
      if (!stopped) timer = setTimeout(() => void round(), busy.current ? BUSY_MILLIS : CALM_MILLIS)
    }
    void round()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [reload])
  return { graphs, problem, reload }
}
