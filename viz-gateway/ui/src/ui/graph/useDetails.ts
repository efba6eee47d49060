import { useEffect, useState } from 'react'
import { api, ApiError } from '../../api/client'
import type { ElementDetails } from '../../api/types'
import { useSession } from '../session'

export interface DetailsState {
  busy: boolean
  problem: string
  details: ElementDetails | null
}

const WAITING: DetailsState = { busy: true, problem: '', details: null }

/** What the server knows of a node or an edge beyond what is drawn; asked anew for every other one. */
export function useDetails(graph: string, kind: 'node' | 'edge', slot: number, id: string): DetailsState {
  const [state, setState] = useState<DetailsState>(WAITING)
  useEffect(() => {
    if (slot < 0) return
    let current = true
    setState(WAITING)
    api[kind](graph, slot).then(
      (details) => current && setState({ busy: false, problem: '', details }),
      (error: unknown) => {
        if (!current) return
        if (error instanceof ApiError && error.status === 401) useSession.getState().expired()
        setState({ busy: false, problem: (error as Error).message, details: null })
      },
    )
    return () => {
      current = false
    }
  }, [graph, kind, slot, id])
  return state
}
