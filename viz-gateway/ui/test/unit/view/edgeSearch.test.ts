import { describe, expect, it } from 'vitest'
import { Edges } from '../../../src/engine/store/edges'
import { Places } from '../../../src/engine/store/places'
import { Bit } from '../../../src/engine/store/state'
import { Camera } from '../../../src/engine/view/camera'
import { EdgeSearch, type EdgeScene } from '../../../src/engine/view/edgeSearch'
import { ringAt } from '../../../src/engine/view/loop'
import { edgeRows } from '../rows'

/** One layout unit is two pixels; the origin is in the middle of 800 by 600. */
const camera = new Camera()
camera.resize(800, 600)
camera.jump({ cx: 0, cy: 0, k: 2 })

function scene(points: [number, number][], pairs: [number, number][]): EdgeScene {
  const places = new Places()
  points.forEach(([x, y], slot) => places.put(slot, x, y))
  const edges = new Edges()
  edges.upsert(edgeRows(pairs.map((_, slot) => slot), pairs))
  return { edges, places, states: new Uint8Array(points.length).fill(Bit.VISIBLE), sizes: new Float32Array(points.length).fill(10), scale: 1 }
}
const at = (x: number, y: number, on: EdgeScene) => new EdgeSearch().at(x, y, camera, on, Infinity)

describe('the edge under the pointer', () => {
  const cross = () => scene([[-100, 0], [100, 0], [0, -50], [0, 50]], [[0, 1], [2, 3]])

  it('is the nearest within a few pixels', () => {
    expect(at(500, 303, cross())).toBe(0)
    expect(at(402, 350, cross())).toBe(1)
    expect(at(500, 320, cross())).toBe(-1)
  })

  it('ends where the line ends', () => expect(at(620, 300, cross())).toBe(-1))

  it('is not one with a hidden end', () => {
    const hidden = cross()
    hidden.states[1] = 0
    expect(at(500, 300, hidden)).toBe(-1)
  })

  it('is the same one of several that lie on each other, however they are shuffled', () => {
    for (let i = 0; i < 20; i++) expect(at(500, 300, scene([[-100, 0], [100, 0]], [[0, 1], [1, 0], [0, 1]]))).toBe(0)
  })

  it('is a loop on its ring, not in its middle', () => {
    const loop = scene([[0, 0]], [[0, 0]])
    const ring = ringAt(10)
    const [x, y] = [400 + ring.dx, 300 - ring.dy]
    expect(at(x - ring.radius, y, loop)).toBe(0)
    expect(at(x, y - ring.radius - 2, loop)).toBe(0)
    expect(at(x, y, loop)).toBe(-1)
  })

  it('is found in portions when there are very many edges', () => {
    const many = 40_000
    const on = scene([[-100, 0], [100, 0], [-100, 90], [100, 90]], Array.from({ length: many }, (_, i): [number, number] => (i === many - 1 ? [0, 1] : [2, 3])))
    const search = new EdgeSearch()
    let now = 0
    let asked = 1
    while (search.at(500, 300, camera, on, 3, () => (now += 2)) === null) asked++
    expect(asked).toBeGreaterThan(1)
    expect(search.at(500, 300, camera, on, Infinity)).toBe(many - 1)
    expect(search.at(500, 300, camera, on, 0, () => (now += 2))).toBeNull()
    expect(search.at(500, 200, camera, on, Infinity)).toBe(-1)
  })
})
