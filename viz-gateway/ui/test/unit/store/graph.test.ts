import { describe, expect, it } from 'vitest'
import { Focus, neighboursOf } from '../../../src/engine/focus'
import { Intake } from '../../../src/engine/intake'
import { Edges } from '../../../src/engine/store/edges'
import { GraphStore } from '../../../src/engine/store/graph'
import { Bit } from '../../../src/engine/store/state'
import { Types } from '../../../src/engine/store/types'
import { seeded } from '../../gateway/random.mjs'
import { edgeRows, nodeRows, rowsEvent } from '../rows'

const removed = (what: 'nodes-removed' | 'edges-removed', slots: number[]) => ({ what, slot: Int32Array.from(slots) })
const positions = (xy: number[], seq = 99, first = 0) => ({
  e: 'positions' as const, rows: [{ what: 'positions' as const, first, xy: Float32Array.from(xy) }], bytes: 1, epoch: 1, seq, resting: false, receivedMicros: 0,
})
function filled(): Intake {
  const intake = new Intake(new Focus())
  intake.rows(rowsEvent(nodeRows([0, 1, 2], { type: ['user', 'host', 'user'] }), { snapshot: true, first: true, last: false, chunks: 2 }))
  intake.rows(rowsEvent(edgeRows([0, 1], [[0, 1], [2, 1]], { relation: ['uses', 'owns'] }), { snapshot: true, last: true, chunk: 1, chunks: 2 }))
  return intake
}

describe('the slots of nodes', () => {
  it('count who is alive, also when a node is sent again', () => {
    const store = new GraphStore(1)
    store.apply(rowsEvent(nodeRows([0, 5])), () => undefined)
    store.apply(rowsEvent(nodeRows([5])), () => undefined)
    expect([store.nodes.alive, store.nodes.high]).toEqual([2, 6])
  })

  it('are free after removal and can be used again by another node', () => {
    const store = new GraphStore(1)
    store.apply(rowsEvent(nodeRows([3], { id: ['old'], type: ['a'] })), () => undefined)
    store.apply(rowsEvent(removed('nodes-removed', [3]), { seq: 2 }), () => undefined)
    store.apply(rowsEvent(nodeRows([3], { id: ['new'], type: ['b'] }), { seq: 3 }), () => undefined)
    expect([store.nodes.alive, store.nodes.title(3)]).toEqual([1, 'new'])
    expect(store.nodes.types.byCount().map(({ name, count }) => [name, count])).toEqual([['b', 1], ['a', 0]])
  })

  it('are not moved by a positions frame older than the node in them', () => {
    const intake = filled()
    intake.positions(positions([1, 1, 2, 2, 3, 3]), 0, () => undefined)
    intake.rows(rowsEvent(removed('nodes-removed', [1]), { seq: 100 }))
    intake.rows(rowsEvent(nodeRows([1], { id: ['later'] }), { seq: 101 }))
    intake.positions(positions([1, 1, 9, 9, 3, 3], 100), 10, () => undefined)
    expect(intake.states.has(1, Bit.VISIBLE)).toBe(false)
    intake.positions(positions([1, 1, 7, 7, 3, 3], 101), 20, () => undefined)
    expect([intake.states.has(1, Bit.VISIBLE), intake.store.places.to[2]]).toEqual([true, 7])
  })

  it.each([
    [[Number.NaN, 13.4], [Number.NaN, 52.5], true, true],
    [[640, 480], [52.5, 91], true, false],
    [[Number.NaN, Number.NaN], [Number.NaN, Number.NaN], false, false],
  ])('with x %j and y %j tell whether places came, and whether on a map', (x, y, given, onMap) => {
    const store = new GraphStore(1)
    store.apply(rowsEvent(nodeRows([0, 1], { x: Float32Array.from(x), y: Float32Array.from(y) })), () => undefined)
    expect([store.nodes.given, store.nodes.onMap]).toEqual([given, onMap])
  })

  it('ignore a removal of what is not there', () => {
    const store = new GraphStore(1)
    store.apply(rowsEvent(removed('nodes-removed', [9])), () => undefined)
    expect(store.nodes.alive).toBe(0)
  })
})

describe('edges', () => {
  it('stay a fair shuffle and complete through inserts and removals', () => {
    const edges = new Edges(seeded(1))
    const slots = Array.from({ length: 2000 }, (_, i) => i)
    edges.upsert(edgeRows(slots, slots.map((i) => [i, i + 1])))
    edges.remove(Int32Array.from(slots.filter((i) => i % 3 === 0)))
    const left = slots.filter((i) => i % 3 !== 0)
    const seen = Array.from({ length: edges.count }, (_, place) => edges.slot(place))
    expect([...seen].sort((a, b) => a - b)).toEqual(left)
    seen.forEach((slot, place) => expect([edges.pairs[place * 2], edges.pairs[place * 2 + 1]]).toEqual([slot, slot + 1]))
    const firstHalf = seen.slice(0, seen.length / 2)
    const mean = firstHalf.reduce((sum, slot) => sum + slot, 0) / firstHalf.length
    expect(mean).toBeGreaterThan(850)
    expect(mean).toBeLessThan(1150)
  })

  it('know which of them lead back to their own node, through changes and removals', () => {
    const edges = new Edges(seeded(2))
    edges.upsert(edgeRows([0, 1, 2, 3], [[5, 5], [1, 2], [6, 6], [7, 7]], { color: Int32Array.of(0, 0, 0, 0xff030201 | 0) }))
    edges.upsert(edgeRows([2], [[6, 8]]))
    edges.remove(Int32Array.of(0))
    expect(edges.loopsDirty).toBe(true)
    expect(edges.loopRows(9)).toMatchObject({ count: 1, pairs: Uint32Array.of(7, 7), styles: Uint8Array.of(1, 2, 3, 0) })
    expect(edges.loopRows(0).count).toBe(0)
  })

  it('are changed in place when sent again', () => {
    const edges = new Edges()
    edges.upsert(edgeRows([4], [[1, 2]], { relation: ['a'] }))
    edges.upsert(edgeRows([4], [[1, 2]], { relation: ['b'] }))
    expect([edges.count, edges.relations[edges.relation[0]]]).toEqual([1, 'b'])
  })

  it('tell neighbours with relation and direction, a self loop once', () => {
    const { store } = filled()
    store.apply(rowsEvent(edgeRows([7], [[1, 1]]), { seq: 2 }), () => undefined)
    const found = neighboursOf(store, 1).map(({ slot, relation, outgoing }) => [slot, relation, outgoing])
    expect(found).toHaveLength(3)
    expect(found).toEqual(expect.arrayContaining([[0, 'uses', false], [2, 'owns', false], [1, '', true]]))
  })
})

describe('a snapshot', () => {
  it('is not on screen before its last chunk', () => {
    const intake = filled()
    intake.rows(rowsEvent(nodeRows([0], { id: ['x'] }), { snapshot: true, first: true, last: false, chunks: 2, epoch: 2 }))
    expect([intake.store.epoch, intake.store.nodes.alive]).toEqual([1, 3])
    expect(intake.loading).toMatchObject({ chunk: 1, chunks: 2, nodes: 1 })
    intake.rows(rowsEvent(edgeRows([], []), { snapshot: true, last: true, chunk: 1, chunks: 2, epoch: 2 }))
    expect([intake.store.epoch, intake.store.nodes.alive, intake.loading]).toEqual([2, 1, null])
  })

  it('keeps the selection and the places of nodes by their id', () => {
    const intake = filled()
    intake.positions(positions([1, 2, 3, 4, 5, 6]), 0, () => undefined)
    intake.focus.select(2)
    intake.rows(rowsEvent(nodeRows([8, 9], { id: ['n2', 'fresh'] }), { snapshot: true, first: true, epoch: 2 }))
    expect(intake.focus.selected).toBe(8)
    expect([...intake.store.places.to.subarray(16, 18)]).toEqual([5, 6])
    expect([intake.states.has(8, Bit.VISIBLE), intake.states.has(9, Bit.VISIBLE)]).toEqual([true, false])
  })

  it('makes positions of another epoch void', () => {
    const intake = filled()
    expect(intake.positions({ ...positions([1, 1]), epoch: 2 }, 0, () => undefined)).toBe(false)
  })
})

describe('places', () => {
  it('glide from where a node is seen to where it goes', () => {
    const intake = filled()
    const { places } = intake.store
    intake.positions(positions([0, 0, 0, 0, 0, 0]), 0, () => undefined)
    intake.positions(positions([100, 0, 0, 0, 0, 0]), 1000, () => undefined)
    expect(places.x(0, places.progress(1000))).toBe(0)
    expect(places.x(0, places.progress(1000 + 10_000))).toBe(100)
  })

  it('hold the node under the pointer while frames move all others', () => {
    const intake = filled()
    intake.positions(positions([1, 1, 2, 2, 3, 3]), 0, () => undefined)
    intake.store.places.hold(1, 2, 2)
    intake.positions(positions([50, 50, 60, 60, 70, 70]), 100, () => undefined)
    expect([intake.store.places.to[0], intake.store.places.to[2]]).toEqual([50, 2])
    intake.store.places.release(1, false)
    expect(intake.store.places.to[2]).toBe(60)
  })

  it('keep the last known one when a frame has none', () => {
    const intake = filled()
    intake.positions(positions([1, 1, 2, 2, NaN, NaN]), 0, () => undefined)
    intake.positions(positions([NaN, NaN, 2, 2, NaN, NaN]), 50, () => undefined)
    expect([0, 1, 2].map((slot) => intake.states.has(slot, Bit.VISIBLE))).toEqual([true, true, false])
  })
})

describe('newcomers', () => {
  it('stand beside their neighbour until the layout has a place for them', () => {
    const intake = filled()
    const seen: number[] = []
    intake.positions(positions([0, 0, 100, 0, 0, 100]), 0, () => undefined)
    intake.rows(rowsEvent(nodeRows([3]), { seq: 100, last: false }), (slot) => seen.push(slot))
    intake.rows(rowsEvent(edgeRows([9], [[3, 1]]), { seq: 100 }), (slot) => seen.push(slot))
    const { places } = intake.store
    expect(seen).toEqual([3])
    expect(intake.states.has(3, Bit.VISIBLE)).toBe(true)
    expect(Math.hypot(places.to[6] - 100, places.to[7])).toBeLessThan(60)
    intake.positions(positions([0, 0, 100, 0, 0, 100, NaN, NaN], 99), 10, () => undefined)
    intake.positions(positions([0, 0, 100, 0, 0, 100, 40, 40], 100), 20, () => undefined)
    expect([...places.to.subarray(6, 8)]).toEqual([40, 40])
  })
})

describe('kinds', () => {
  it('keep their colour, give the most frequent one first, and share a colour beyond eight', () => {
    const types = new Types()
    for (let i = 0; i < 10; i++) types.add(types.codeOf(`t${i}`), i + 1)
    types.assign()
    const colors = types.byCount().map((type) => type.color)
    expect(new Set(colors.slice(0, 8)).size).toBe(8)
    expect(new Set(colors.slice(8))).toEqual(new Set(['#6B7688']))
    const before = types.color(types.codeOf('t9'))
    types.add(types.codeOf('t0'), 1000)
    expect(types.color(types.codeOf('t9'))).toBe(before)
  })

  it('hide their nodes', () => {
    const intake = filled()
    intake.positions(positions([1, 1, 2, 2, 3, 3]), 0, () => undefined)
    intake.hiddenTypes.add('user')
    intake.refreshAll()
    expect([0, 1, 2].map((slot) => intake.states.has(slot, Bit.VISIBLE))).toEqual([false, true, false])
  })
})
