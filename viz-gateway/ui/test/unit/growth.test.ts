import { describe, expect, it } from 'vitest'
import { Focus } from '../../src/engine/focus'
import { Intake } from '../../src/engine/intake'
import { Bit } from '../../src/engine/store/state'
import type { RowsEvent } from '../../src/engine/wire/events'
import { edgeRows, nodeRows, rowsEvent } from './rows'

const CHUNKS = 4
const chunk = (index: number, rows: RowsEvent['rows'], chunks = CHUNKS) =>
  rowsEvent(rows, { snapshot: true, first: index === 0, last: index === chunks - 1, chunk: index, chunks })
const places = (xy: number[]) => ({ e: 'positions' as const, rows: [{ what: 'positions' as const, first: 0, xy: Float32Array.from(xy) }], bytes: 1, epoch: 1, seq: 1, resting: false, receivedMicros: 0 })
const shown = (intake: Intake) => [0, 1, 2, 3].filter((slot) => intake.states.has(slot, Bit.VISIBLE))

function growing(given: Parameters<typeof nodeRows>[1] = {}): Intake {
  const intake = new Intake(new Focus())
  intake.expectedNodes = 4
  intake.rows(chunk(0, nodeRows([0, 1], given)))
  return intake
}
function grown(given: Parameters<typeof nodeRows>[1] = {}): Intake {
  const intake = growing(given)
  intake.rows(chunk(1, nodeRows([2, 3])))
  intake.rows(chunk(2, edgeRows([0], [[0, 3]])))
  intake.rows(chunk(3, edgeRows([1], [[1, 2]])))
  return intake
}

describe('a first snapshot that is still coming', () => {
  it('is shown as far as it has come, while the graph itself stays empty', () => {
    const intake = growing()
    expect([intake.picture.nodes.alive, intake.store.nodes.alive, intake.loaded, shown(intake)]).toEqual([2, 0, false, [0, 1]])
    intake.rows(chunk(1, nodeRows([2, 3])))
    intake.rows(chunk(2, edgeRows([0], [[0, 3]])))
    expect([intake.picture.edges.count, intake.store.edges.count, shown(intake)]).toEqual([1, 0, [0, 1, 2, 3]])
    expect(intake.loading).toMatchObject({ chunk: 3, chunks: CHUNKS, nodes: 4, edges: 1 })
  })

  it('is looked at in its final size from the beginning', () => {
    const first = growing().growth!.box!
    const whole = grown().growth!.box!
    expect(first).toEqual(whole)
    for (const x of [0, 1, 2, 3]) expect(Math.abs(grown().picture.places.to[x * 2])).toBeLessThan(whole.right)
  })

  it('keeps its picture when it is whole, until the first places come', () => {
    const intake = grown()
    expect([intake.loaded, intake.store.nodes.alive, intake.growth !== null, shown(intake)]).toEqual([true, 4, true, [0, 1, 2, 3]])
    intake.positions(places([5, 5, 6, 6, 7, 7, NaN, NaN]), 0, () => expect.unreachable())
    expect([intake.growth, shown(intake), intake.picture === intake.store]).toEqual([null, [0, 1, 2], true])
  })

  it('shows nodes at places of their own at once, and waits for no others', () => {
    const own = { x: Float32Array.of(10, 20), y: Float32Array.of(1, 2) }
    expect([...growing(own).picture.places.to.subarray(0, 4)]).toEqual([10, 1, 20, 2])
    expect(grown(own).growth).toBeNull()
  })

  it('begins anew when the snapshot does', () => {
    const intake = growing()
    intake.rows(chunk(0, nodeRows([3])))
    expect([intake.picture.nodes.alive, shown(intake)]).toEqual([1, [3]])
  })

  it('is not shown when it is small, nor in place of a graph that is there', () => {
    const small = new Intake(new Focus())
    small.rows(chunk(0, nodeRows([0]), 2))
    expect(small.growth).toBeNull()
    const again = grown()
    again.positions(places([5, 5, 6, 6, 7, 7, 8, 8]), 0, () => undefined)
    again.rows(chunk(0, nodeRows([0, 1])))
    expect([again.growth, again.picture.nodes.alive, shown(again)]).toEqual([null, 4, [0, 1, 2, 3]])
  })
})

describe('the glide to the first places', () => {
  it('begins where the nodes sat, in the new plane', () => {
    const intake = grown()
    const { growth } = intake
    intake.positions(places([100, 100, 200, 100, 100, 200, 200, 200]), 0, () => undefined)
    const store = intake.store.places
    store.glideFrom(growth!.places, 4, 10, 150, 150)
    expect(store.x(2, 0)).toBeCloseTo(growth!.places.to[4] * 10 + 150, 4)
    expect([store.x(2, 1), store.y(2, 1)]).toEqual([100, 200])
  })
})
