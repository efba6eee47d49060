import { useCallback, useState } from 'react'
import { ApiError } from '../../../api/client'
import { feedApi, isMissing } from '../../../api/feeds'
import type { Feed } from '../../../api/feedTypes'
import { api } from '../../../api/client'
import type { GraphSummary } from '../../../api/types'
import { useSession } from '../../session'
import { usePoll } from '../../usePoll'
import { remember, type Sample } from '../health/history'

const EVERY_MILLIS = 2000

export interface FeedState {
  feed: Feed | null
  graph: GraphSummary | null
  samples: Sample[]
  missing: boolean
  problem: string
  reload: () => Promise<void>
}

const START = { feed: null as Feed | null, graph: null as GraphSummary | null, samples: [] as Sample[], missing: false, problem: '' }

/** One feed, its health and its graph's summary, asked again every two seconds while somebody looks. */
export function useFeed(name: string): FeedState {
  const [state, setState] = useState(START)
  const reload = useCallback(async () => {
    try {
      const feed = await feedApi.feed(name)
      // A feed is told of even when its graph cannot be: they are two questions.
      const graph = await api.graph(feed.graph).catch(() => null)
      setState((before) => ({
        feed,
        graph: graph ?? before.graph,
        samples: feed.health ? remember(before.samples, feed.health, Date.now()) : before.samples,
        missing: false,
        problem: '',
      }))
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return useSession.getState().expired()
      setState((before) => ({ ...before, missing: isMissing(error), problem: (error as Error).message }))
    }
  }, [name])
  usePoll(reload, EVERY_MILLIS)
  return { ...state, reload }
}
