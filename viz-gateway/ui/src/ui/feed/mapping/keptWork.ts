import { useEffect, useRef } from 'react'
import type { Draft } from './draft'

/** What somebody was writing, and what it was written against. */
export interface Work {
  saved: Draft
  draft: Draft
  sample: string
}

/** Unsaved work by owner and feed: it outlives a look at another part of the feed, not the page. */
const works = new Map<string, Work>()

const keyOf = (owner: string, feed: string) => `${owner}/${feed}`

export function keptWork(owner: string, feed: string): Work | undefined {
  return works.get(keyOf(owner, feed))
}

/** Keeps the work when the page's part goes; null when there is nothing to keep. */
export function useKeptWork(owner: string, feed: string, work: Work | null): void {
  const newest = useRef(work)
  newest.current = work
  useEffect(
    () => () => {
      if (newest.current) works.set(keyOf(owner, feed), newest.current)
      else works.delete(keyOf(owner, feed))
    },
    [owner, feed],
  )
}
