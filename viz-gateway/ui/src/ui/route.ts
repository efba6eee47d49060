import { useSyncExternalStore } from 'react'

/** Pages of a feed stand in the fragment of the list's address, so that the server needs no route for each. */
export const FEED_TABS = ['health', 'dead-letters', 'mapping', 'connect'] as const

export type FeedTab = (typeof FEED_TABS)[number]

export interface FeedRoute {
  feed: string
  tab: FeedTab
  /** Which dead letters alone; empty for all. */
  reason: string
}

/** `#/feeds/NAME/TAB?reason=R`; null for every other fragment. Without a tab, or with an unknown one, it is the first. */
export function feedRoute(hash: string): FeedRoute | null {
  const found = /^#\/feeds\/([^/?]+)(?:\/([^/?]*))?(?:\?(.*))?$/.exec(hash)
  if (!found) return null
  try {
    return { feed: decodeURIComponent(found[1]), tab: FEED_TABS.find((tab) => tab === found[2]) ?? 'health', reason: new URLSearchParams(found[3] ?? '').get('reason') ?? '' }
  } catch {
    return null
  }
}

export function feedUrl(name: string, tab: FeedTab = 'health', reason = ''): string {
  return `/#/feeds/${encodeURIComponent(name)}${tab === 'health' ? '' : `/${tab}`}${reason ? `?reason=${encodeURIComponent(reason)}` : ''}`
}

function follow(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

export function useHash(): string {
  return useSyncExternalStore(follow, () => location.hash)
}
