import { useEffect } from 'react'
import { api, ApiError } from '../../api/client'
import type { Published } from '../../engine/published'
import { useSession } from '../session'
import { create } from 'zustand'

/** Set when the graph does not exist, or not for this user: the answer is the same. */
export const useMissing = create<{ missing: boolean }>(() => ({ missing: false }))

/**
 * A refused WebSocket tells a page nothing but that it closed. After the first failure the same question is asked
 * over HTTP, which does say why.
 */
export function useAccessCheck(dataset: string, published: Published): void {
  const attempt = published.reconnect?.attempt ?? 0
  useEffect(() => {
    if (attempt === 0 || attempt > 2) return
    api.graph(dataset).then(
      () => useMissing.setState({ missing: false }),
      (error: unknown) => {
        if (!(error instanceof ApiError)) return
        if (error.status === 401) useSession.getState().expired()
        if (error.status === 404 || error.status === 403) useMissing.setState({ missing: true })
      },
    )
  }, [attempt, dataset])
}
