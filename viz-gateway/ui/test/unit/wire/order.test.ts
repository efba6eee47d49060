import { describe, expect, it } from 'vitest'
import type { Header } from '../../../src/engine/wire/header'
import { Order } from '../../../src/engine/wire/order'

const header = (seq: number, over: Partial<Header> = {}): Header => ({ kind: 10, snapshot: false, resting: false, epoch: 1, chunk: 0, chunks: 1, seq, receivedMicros: 0, ...over })
const snapshot = (chunk: number, chunks: number, over: Partial<Header> = {}) => header(10, { snapshot: true, chunk, chunks, ...over })

function joined(): Order {
  const order = new Order()
  order.welcome(1, 10, false, 1)
  order.accept(snapshot(0, 1))
  return order
}

describe('the order of changes', () => {
  it('joins by a snapshot of several chunks and swaps after the last', () => {
    const order = new Order()
    order.welcome(1, 10, false, 3)
    expect([0, 1, 2].map((chunk) => order.accept(snapshot(chunk, 3)).do)).toEqual(['snapshot-first', 'snapshot', 'snapshot-last'])
    expect(order.cursor).toEqual({ epoch: 1, seq: 10 })
  })

  it('has no cursor before the snapshot is whole', () => {
    const order = new Order()
    order.welcome(1, 10, false, 2)
    order.accept(snapshot(0, 2))
    expect(order.cursor).toBeNull()
  })

  it('starts empty where no snapshot follows, and goes on from there', () => {
    const order = new Order()
    expect(order.welcome(4, 0, false, 0)).toBe(true)
    expect(order.accept(header(1, { epoch: 4 })).do).toBe('apply-last')
  })

  it('counts a change as applied only after its last chunk', () => {
    const order = joined()
    expect(order.accept(header(11, { chunks: 2 })).do).toBe('apply')
    expect(order.seq).toBe(10)
    expect(order.accept(header(11, { chunk: 1, chunks: 2 })).do).toBe('apply-last')
    expect(order.seq).toBe(11)
  })

  it('ignores repeats of changes and of chunks', () => {
    const order = joined()
    expect(order.accept(header(10)).do).toBe('ignore')
    expect(order.accept(header(3)).do).toBe('ignore')
    order.accept(header(11, { chunks: 2 }))
    expect(order.accept(header(11, { chunks: 2 })).do).toBe('ignore')
  })

  it('takes up a half applied change from its first chunk after a resume', () => {
    const order = joined()
    order.accept(header(11, { chunks: 2 }))
    expect(order.cursor).toEqual({ epoch: 1, seq: 10 })
    order.welcome(1, 10, true, 0)
    expect(order.accept(header(11, { chunks: 2 })).do).toBe('apply')
  })

  it('ignores frames of an older build', () => {
    const order = joined()
    expect(order.accept(header(11, { epoch: 0 })).do).toBe('ignore')
  })

  it.each([
    ['a missing change', (order: Order) => order.accept(header(12)), /change 11 is missing/],
    ['a missing chunk', (order: Order) => order.accept(header(11, { chunk: 1, chunks: 2 })), /chunk 0 of change 11/],
    ['a newer build without its snapshot', (order: Order) => order.accept(header(1, { epoch: 2 })), /newer build/],
    ['a snapshot without its beginning', (order: Order) => order.accept(snapshot(1, 2)), /chunk 1 of 2/],
  ])('asks for everything anew on %s', (_name, act, reason) => {
    const order = joined()
    const verdict = act(order)
    expect(verdict).toMatchObject({ do: 'reload', reason: expect.stringMatching(reason) })
    expect(order.cursor).toBeNull()
  })
})
