import { ApiError, call } from './client'
import type { Feed, FeedReading, FeedToken, LetterPage, Preview, PreviewRequest, ReplayAnswer, ReplayRequest, RuleBook } from './feedTypes'

const path = (name: string, rest = '') => `/api/v1/feeds/${encodeURIComponent(name)}${rest}`

/** Whether the server has no such route or thing: an older one, or one where it was deleted. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 405)
}

/** This server has been seen to describe feeds only in its list: it need not be asked for each every time. */
let listsOnly = false

export const feedApi = {
  /** One feed with its health. A server that describes feeds only in its list is asked for that, and tells no health. */
  feed: async (name: string): Promise<Feed> => {
    let missing: unknown = null
    if (!listsOnly) {
      try {
        return await call<Feed>('GET', path(name))
      } catch (error) {
        if (!isMissing(error)) throw error
        missing = error
      }
    }
    const { feeds } = await call<{ feeds: Feed[] }>('GET', '/api/v1/feeds')
    const feed = feeds.find((one) => one.name === name)
    if (!feed) throw missing ?? new ApiError(404, 'Not found')
    listsOnly = true
    return feed
  },
  /** `adopted` is false when the server has not yet said that new events are read this way. */
  change: (name: string, reading: FeedReading & { windowSeconds: number }) => call<Feed & { adopted?: boolean }>('PUT', path(name), reading),
  letters: (name: string, reason: string, before: string | null, limit = 50) => {
    const query = new URLSearchParams({ limit: String(limit), ...(reason ? { reason } : {}), ...(before ? { before } : {}) })
    return call<LetterPage>('GET', path(name, `/dead-letters?${query.toString()}`))
  },
  replay: (name: string, wanted: ReplayRequest) => call<ReplayAnswer>('POST', path(name, '/dead-letters:replay'), wanted),
  preview: (name: string | null, request: PreviewRequest, signal?: AbortSignal) =>
    call<Preview>('POST', name === null ? '/api/v1/mappings:preview' : path(name, '/mappings:preview'), request, signal),
  rules: () => call<RuleBook>('GET', '/api/v1/rules'),
  tokens: async (name: string): Promise<FeedToken[]> => (await call<{ tokens: FeedToken[] }>('GET', path(name, '/tokens'))).tokens,
  createToken: (name: string, label: string) => call<{ id: string; token: string }>('POST', path(name, '/tokens'), { label }),
  revokeToken: (name: string, id: string) => call<void>('DELETE', path(name, `/tokens/${encodeURIComponent(id)}`)),
}
