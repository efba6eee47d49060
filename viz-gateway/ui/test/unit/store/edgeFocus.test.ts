import { describe, expect, it } from 'vitest'
import { Focus } from '../../../src/engine/focus'
import { Intake } from '../../../src/engine/intake'
import { Bit } from '../../../src/engine/store/state'
import { edgeRows, nodeRows, rowsEvent } from '../rows'

const removed = (slots: number[]) => ({ what: 'edges-removed' as const, slot: Int32Array.from(slots) })
function filled(shift = 0, intake = new Intake(new Focus())): Intake {
  const ids = ['a', 'b', 'c'].map((_, i) => 'abc'[(i + shift) % 3])
  const at = (id: string) => ids.indexOf(id)
  const epoch = shift + 1
  intake.rows(rowsEvent(nodeRows([0, 1, 2], { id: ids }), { snapshot: true, first: true, last: false, chunks: 2, epoch }))
  const edges = edgeRows([0, 1, 2], [[at('a'), at('b')], [at('a'), at('b')], [at('c'), at('c')]], { relation: ['uses', 'owns', 'self'], count: Int32Array.of(3, 4, 5), label: ['', 'two', ''] })
  intake.rows(rowsEvent(edges, { snapshot: true, last: true, chunk: 1, chunks: 2, epoch }))
  return intake
}

describe('an edge in focus', () => {
  it('is drawn on top, wider, with both its ends raised, and dims the rest only when selected', () => {
    const { focus, store, states } = filled()
    focus.hover(-1, store.edges.ref(1))
    focus.refresh(store, states)
    expect([focus.edgeCount, focus.pairs[0], focus.pairs[1], focus.active, focus.dims]).toEqual([1, 0, 1, true, false])
    expect(focus.styles[3]).toBeGreaterThan(100)
    expect([0, 1, 2].map((slot) => states.has(slot, Bit.HOVER))).toEqual([true, true, false])
    focus.selectEdge(store.edges.ref(1))
    expect(focus.dims).toBe(true)
    focus.select(-1)
    focus.hover(-1)
    focus.refresh(store, states)
    expect([focus.edgeCount, focus.active, states.has(0, Bit.HOVER)]).toEqual([0, false, false])
  })

  it('is let go when it is removed, also when another edge has its slot at once', () => {
    const { focus, store, states } = filled()
    focus.selectEdge(store.edges.ref(2))
    store.apply(rowsEvent(removed([2]), { seq: 2 }), () => undefined)
    store.apply(rowsEvent(edgeRows([2], [[1, 2]]), { seq: 2 }), () => undefined)
    focus.refresh(store, states)
    expect(focus.selectedEdge).toBeNull()
  })

  it('stays selected when the graph is loaded anew and has other slots', () => {
    const intake = filled()
    intake.focus.selectEdge(intake.store.edges.ref(1))
    filled(1, intake)
    const { edges, nodes } = intake.store
    const edge = intake.focus.selectedEdge!
    expect([nodes.id[edge.source], nodes.id[edge.destination], edges.relationOf(edges.find(edge.slot))]).toEqual(['a', 'b', 'owns'])
  })

  it('keeps its label and count by slot, and forgets the label when it goes', () => {
    const { edges } = filled().store
    expect([edges.labels[1], edges.rows[1], edges.labels[0]]).toEqual(['two', 4, undefined])
    edges.remove(Int32Array.of(1))
    expect(edges.labels[1]).toBeUndefined()
  })
})
