import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../../api/client'
import { feedApi, isMissing } from '../../../api/feeds'
import type { DeadLetter, ReplayAnswer, ReplayRequest } from '../../../api/feedTypes'
import { useSession } from '../../session'
import { marked, NO_MARKS, type Marks } from './marks'

export interface LettersState {
  letters: DeadLetter[] | null
  next: string | null
  busy: boolean
  problem: string
  /** The server has no such route. */
  absent: boolean
  marks: Marks
  more: () => Promise<void>
  reload: () => Promise<void>
  replay: (request: ReplayRequest) => Promise<ReplayAnswer>
}

/** The server takes a few hundred in one request. */
const MOST_AT_ONCE = 100

const START = { letters: null as DeadLetter[] | null, next: null as string | null, busy: false, problem: '', absent: false }

/** Dead letters, the newest first, a page at a time. They do not move by themselves while one reads them. */
export function useLetters(feed: string, reason: string): LettersState {
  const [state, setState] = useState(START)
  const [marks, setMarks] = useState(NO_MARKS)
  const asked = useRef(0)
  const load = useCallback(
    async (before: string | null) => {
      const mine = ++asked.current
      setState((now) => ({ ...now, busy: true, letters: before === null ? null : now.letters }))
      try {
        const page = await feedApi.letters(feed, reason, before)
        if (mine !== asked.current) return
        setState((now) => ({ letters: [...(before === null ? [] : (now.letters ?? [])), ...page.letters], next: page.next, busy: false, problem: '', absent: false }))
      } catch (error) {
        if (mine !== asked.current) return
        if (error instanceof ApiError && error.status === 401) return useSession.getState().expired()
        setState((now) => ({ ...now, busy: false, absent: isMissing(error), problem: (error as Error).message }))
      }
    },
    [feed, reason],
  )
  useEffect(() => {
    void load(null)
    return () => void asked.current++
  }, [load])
  const replay = async (request: ReplayRequest) => {
    if ('reason' in request) {
      const answer = await feedApi.replay(feed, request)
      await load(null)
      return answer
    }
    const all: ReplayAnswer = { replayed: 0, skipped: [] }
    for (let from = 0; from < request.letters.length; from += MOST_AT_ONCE) {
      const letters = request.letters.slice(from, from + MOST_AT_ONCE)
      const answer = await feedApi.replay(feed, { letters })
      setMarks((now) => marked(now, letters.map((one) => one.id), answer))
      all.replayed += answer.replayed
      all.skipped.push(...answer.skipped)
    }
    return all
  }
  return { ...state, marks, more: () => load(state.next), reload: () => load(null), replay }
}
