import { describe, expect, it } from 'vitest'
import type { FeedHealth } from '../../../src/api/feedTypes'
import { deaths, KEPT_MILLIS, line, reach, recent, remember, scaleOf, type Sample } from '../../../src/ui/feed/health/history'
import { ledger, percent, widths } from '../../../src/ui/feed/health/ledger'
import { standing } from '../../../src/ui/feed/standing'
import { feedRoute, feedUrl } from '../../../src/ui/route'

const health: FeedHealth = {
  received: 1000, taken: 900, filtered: [{ rule: 'a/b', count: 60 }, { rule: 'c/d', count: 20 }], rejected: [{ reason: 'MALFORMED', count: 15 }],
  replayed: 0, perSecond: 20, lag: 5, lastEventAt: null, lastReceivedAt: null, doors: [], late: 0,
}
const plain = (text: string) => text.replaceAll('\u202f', ' ')

describe('the ledger', () => {
  it('adds up: what has not ended is on the way', () => {
    const { parts, uneven } = ledger(health)
    expect(parts.map((part) => [part.key, part.count])).toEqual([['taken', 900], ['filtered', 80], ['dead', 15], ['way', 5]])
    expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1)
    expect(uneven).toBe(false)
  })
  it('says so when more has ended than came', () => {
    const { parts, uneven } = ledger({ ...health, taken: 990 })
    expect(uneven).toBe(true)
    expect(parts.map((part) => part.key)).not.toContain('way')
    expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1)
  })
  it('is empty before the first event', () => {
    const { parts } = ledger({ ...health, received: 0, taken: 0, filtered: [], rejected: [] })
    expect(parts.every((part) => part.share === 0)).toBe(true)
    expect(widths(parts)).toEqual([0, 0, 0])
  })
  it('shows a part that is there, however small, and none that is not', () => {
    const { parts } = ledger({ ...health, received: 1_000_000, taken: 999_999, filtered: [], rejected: [{ reason: 'X', count: 1 }] })
    const [taken, filtered, dead] = widths(parts)
    expect(dead).toBeGreaterThan(0.005)
    expect(filtered).toBe(0)
    expect(taken + dead).toBeCloseTo(1)
  })
  it.each([[0, '0 %'], [0.0004, '< 0.1 %'], [0.0152, '1.5 %'], [0.42, '42 %'], [0.9996, '> 99.9 %'], [1, '100 %']])('says %f as %s', (share, text) => expect(plain(percent(share))).toBe(text))
})

describe('the history', () => {
  const sample = (at: number, over: Partial<Sample> = {}): Sample => ({ at, perSecond: 10, received: at, dead: 0, ...over })
  it('forgets what is older than five minutes', () => {
    const kept = remember([sample(0), sample(KEPT_MILLIS - 1)], { ...health, received: 1e9 }, KEPT_MILLIS + 1)
    expect(kept.map((one) => one.at)).toEqual([KEPT_MILLIS - 1, KEPT_MILLIS + 1])
  })
  it('starts anew when the counters do', () => {
    expect(remember([sample(10, { received: 5000 })], health, 20)).toEqual([{ at: 20, perSecond: 20, received: 1000, dead: 15 }])
  })
  it('tells what came while it was kept', () => {
    expect(recent([sample(1)])).toBeNull()
    expect(recent([sample(1, { received: 10, dead: 1 }), sample(2, { received: 30, dead: 4 })])).toEqual({ received: 20, dead: 3 })
  })
  it.each([[0, 1], [1, 1], [3, 5], [12, 20], [280, 500], [1000, 1000]])('scales a rate of %d to %d', (perSecond, scale) => expect(scaleOf([sample(0, { perSecond })])).toBe(scale))
  it('reaches back whole minutes, at most five', () => {
    expect([reach([]), reach([sample(0), sample(61_000)]), reach([sample(0), sample(9e6)])]).toEqual([60_000, 120_000, KEPT_MILLIS])
  })
  it('draws the newest at the right edge and rates within the box', () => {
    const points = line([sample(0, { perSecond: 0 }), sample(30_000), sample(60_000, { perSecond: 500 })], 600, 84, 500)
    expect(points.map((point) => Math.round(point.x))).toEqual([0, 300, 600])
    expect([points[0].y, points[2].y]).toEqual([84, 0])
  })
  it('marks the moments in which letters died', () => {
    expect(deaths([sample(1), sample(2, { dead: 3 }), sample(3, { dead: 3 }), sample(4, { dead: 4 })])).toEqual([{ at: 2, count: 3 }, { at: 4, count: 1 }])
  })
})

describe('how a feed stands', () => {
  it.each([
    ['Waiting', { received: 0, dead: 0 }, 0, null],
    ['Live', { received: 100, dead: 1 }, 3, null],
    ['Quiet', { received: 100, dead: 1 }, 0, null],
    ['Failing', { received: 100, dead: 10 }, 3, null],
    ['Live', { received: 100, dead: 90 }, 3, { received: 50, dead: 0 }],
    ['Failing', { received: 1e6, dead: 0 }, 3, { received: 20, dead: 5 }],
    ['Failing', { received: 4, dead: 4 }, 0, { received: 0, dead: 0 }],
  ])('%s', (word, all, perSecond, lately) => expect(standing(all, perSecond, lately).word).toBe(word))
  it('fails with its graph, for the graph’s reason', () => {
    expect(standing({ received: 5, dead: 0 }, 3, null, 'Too large.')).toMatchObject({ word: 'Failing', why: 'Too large.' })
  })
})

describe('the address of a feed', () => {
  it.each(['health', 'dead-letters', 'mapping', 'connect'] as const)('leads to %s and back', (tab) => {
    expect(feedRoute(feedUrl('vpn.logs-1', tab).slice(1))).toEqual({ feed: 'vpn.logs-1', tab, reason: '' })
  })
  it('keeps the reason', () => expect(feedRoute(feedUrl('a', 'dead-letters', 'NO & TIME').slice(1))?.reason).toBe('NO & TIME'))
  it('takes an unknown tab for the first', () => expect(feedRoute('#/feeds/a/nothing')?.tab).toBe('health'))
  it.each(['', '#', '#/', '#/feeds/', '#/graphs/a', '#/feeds/%E0%A4%A'])('is not %s', (hash) => expect(feedRoute(hash)).toBeNull())
})
