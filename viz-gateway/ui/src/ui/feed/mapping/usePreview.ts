import { useEffect, useRef, useState } from 'react'
import { ApiError } from '../../../api/client'
import { feedApi, isMissing } from '../../../api/feeds'
import type { Preview, PreviewRequest, RuleProblem } from '../../../api/feedTypes'
import { useSession } from '../../session'

const DEBOUNCE_MILLIS = 400
const NONE: RuleProblem[] = []

export interface PreviewState {
  /** The newest answer without mistakes; it stays while the next is awaited and while there are mistakes. */
  preview: Preview | null
  /** What is wrong with what was asked last. */
  problems: RuleProblem[]
  busy: boolean
  problem: string
  /** The server has no such route. */
  absent: boolean
}

const START: PreviewState = { preview: null, problems: NONE, busy: false, problem: '', absent: false }

/** Tries a reading once typing pauses, and lets older questions go. Nothing is asked while the request is null; another round asks the same again. */
export function usePreview(feed: string | null, request: PreviewRequest | null, round = 0): PreviewState {
  const [state, setState] = useState(START)
  const first = useRef(true)
  const key = request === null ? null : JSON.stringify(request)
  useEffect(() => {
    if (key === null) return setState((now) => ({ ...now, busy: false }))
    const abort = new AbortController()
    const ask = async () => {
      try {
        const preview = await feedApi.preview(feed, JSON.parse(key) as PreviewRequest, abort.signal)
        const wrong = preview.problems.length > 0
        setState((now) => ({ preview: wrong ? now.preview : preview, problems: wrong ? preview.problems : NONE, busy: false, problem: '', absent: false }))
      } catch (error) {
        if (abort.signal.aborted) return
        if (error instanceof ApiError && error.status === 401) return useSession.getState().expired()
        setState((now) => ({ ...now, busy: false, problem: (error as Error).message, absent: isMissing(error) }))
      }
    }
    setState((now) => ({ ...now, busy: true }))
    // The first look need not wait for a pause in typing.
    const timer = setTimeout(() => void ask(), first.current ? 0 : DEBOUNCE_MILLIS)
    first.current = false
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [feed, key, round])
  return state
}
