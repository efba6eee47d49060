import { beforeEach, describe, expect, it, vi } from 'vitest'

/** A fresh module for each: it remembers what the server can do. */
async function freshApi(routes: Record<string, unknown>) {
  vi.resetModules()
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return path in routes ? new Response(JSON.stringify(routes[path])) : new Response('{"message":"Not found"}', { status: 404 })
  })
  return { asked, ...(await import('../../../src/api/feeds')) }
}

beforeEach(() => vi.unstubAllGlobals())

describe('one feed', () => {
  const feed = { name: 'a', graph: 'g', windowSeconds: 0, createdAt: '' }
  it('is asked for by its name', async () => {
    const { feedApi, asked } = await freshApi({ '/api/v1/feeds/a': feed })
    expect(await feedApi.feed('a')).toEqual(feed)
    expect(asked).toEqual(['/api/v1/feeds/a'])
  })
  it('is looked for in the list of a server that tells of none alone, which is then not asked again', async () => {
    const { feedApi, asked } = await freshApi({ '/api/v1/feeds': { feeds: [feed] } })
    expect([await feedApi.feed('a'), await feedApi.feed('a')]).toEqual([feed, feed])
    expect(asked).toEqual(['/api/v1/feeds/a', '/api/v1/feeds', '/api/v1/feeds'])
  })
  it('is missing when neither knows it, and says so again', async () => {
    const { feedApi, isMissing, asked } = await freshApi({ '/api/v1/feeds': { feeds: [] } })
    for (let i = 0; i < 2; i++) expect(await feedApi.feed('a').catch(isMissing)).toBe(true)
    expect(asked).toHaveLength(4)
  })
})
