import { describe, expect, it } from 'vitest'
import { Backoff } from '../../../src/engine/wire/backoff'
import { Credit, WINDOW_BYTES } from '../../../src/engine/wire/credit'
import { PositionPull } from '../../../src/engine/wire/pull'

describe('credit', () => {
  it('grants what was handled, bundled, and never more', () => {
    const credit = new Credit()
    let granted = 0
    for (let i = 0; i < 1000; i++) {
      credit.received(10_000)
      granted += credit.handled(10_000)
    }
    expect(granted).toBeLessThanOrEqual(10_000_000)
    expect(granted + credit.flush()).toBe(10_000_000)
    expect(credit.pendingBytes).toBe(0)
  })

  it('keeps small change until it is flushed', () => {
    const credit = new Credit()
    credit.received(100)
    expect(credit.handled(100)).toBe(0)
    expect(credit.flush()).toBe(100)
    expect(credit.flush()).toBe(0)
  })

  it('grants long before the window is used up', () => {
    const credit = new Credit()
    credit.received(WINDOW_BYTES)
    expect(credit.handled(WINDOW_BYTES / 4)).toBe(WINDOW_BYTES / 4)
  })
})

describe('pulling positions', () => {
  it('keeps one request outstanding', () => {
    const pull = new PositionPull()
    expect(pull.waitMillis(0)).toBe(0)
    pull.asked(0)
    expect(pull.waitMillis(1000)).toBeNull()
    pull.handled(1)
    expect(pull.waitMillis(1000)).toBe(0)
  })

  it('asks less often when frames cost more', () => {
    const pull = new PositionPull()
    const before = pull.intervalMillis
    for (let i = 0; i < 20; i++) pull.handled(120)
    expect(pull.intervalMillis).toBeGreaterThan(before * 4)
    expect(pull.intervalMillis).toBeLessThanOrEqual(1000)
  })

  it('asks less often of very large graphs', () => {
    const pull = new PositionPull()
    pull.size(1_000_000)
    expect(pull.intervalMillis).toBeGreaterThanOrEqual(200)
  })
})

describe('coming back', () => {
  it('waits longer each time, with jitter, up to a limit', () => {
    const highest = new Backoff(() => 1)
    const delays = Array.from({ length: 10 }, () => highest.next())
    expect(delays[0]).toBe(500)
    expect(delays).toEqual([...delays].sort((a, b) => a - b))
    expect(delays.at(-1)).toBe(15_000)
    expect(new Backoff(() => 0).next()).toBe(125)
  })
})
