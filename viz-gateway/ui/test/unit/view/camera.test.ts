import { describe, expect, it } from 'vitest'
import { Places } from '../../../src/engine/store/places'
import { Bit } from '../../../src/engine/store/state'
import { boundsOf, fitOf } from '../../../src/engine/view/bounds'
import { Camera } from '../../../src/engine/view/camera'
import { EdgeBudget } from '../../../src/engine/view/lod'
import { edgeAlpha, DEFAULT_LOOK, radius, sizeScale } from '../../../src/engine/view/look'
import { pick } from '../../../src/engine/view/pick'

function camera(): Camera {
  const made = new Camera()
  made.resize(800, 600)
  made.jump({ cx: 10, cy: 20, k: 2 })
  return made
}

describe('the camera', () => {
  it('turns places into pixels and back, with up on the screen being up in the layout', () => {
    const c = camera()
    expect([c.screenX(10), c.screenY(20)]).toEqual([400, 300])
    expect(c.screenY(30)).toBeLessThan(300)
    expect([c.worldX(c.screenX(-7)), c.worldY(c.screenY(3))]).toEqual([-7, 3])
  })

  it('keeps the place under the pointer while zooming', () => {
    const c = camera()
    const before = [c.worldX(123), c.worldY(456)]
    c.zoomAt(123, 456, 1.7)
    expect(c.worldX(123)).toBeCloseTo(before[0], 9)
    expect(c.worldY(456)).toBeCloseTo(before[1], 9)
    expect(c.k).toBeCloseTo(3.4)
  })

  it('zooms from a tenth of the fitted view to 400 times, not beyond', () => {
    const c = camera()
    c.zoomAt(0, 0, 1e9)
    expect(c.zoom).toBeCloseTo(400)
    c.zoomAt(0, 0, 1e-12)
    expect(c.zoom).toBeCloseTo(0.1)
  })

  it('pans by pixels', () => {
    const c = camera()
    const x = c.screenX(5)
    c.panBy(100, -40)
    expect(c.screenX(5)).toBeCloseTo(x + 100)
  })

  it('fits a box with a margin', () => {
    const c = camera()
    c.jump(c.viewOf({ left: 0, right: 100, top: 0, bottom: 100 }, 50))
    expect([c.screenY(100), c.screenY(0)]).toEqual([50, 550])
  })

  it('glides to a view and ends exactly there', () => {
    const c = camera()
    c.glideTo({ cx: 0, cy: 0, k: 8 }, 1000)
    expect(c.step(1100)).toBe(true)
    expect(c.step(2000)).toBe(false)
    expect([c.cx, c.cy, c.k]).toEqual([0, 0, 8])
  })
})

function scene(points: [number, number][]) {
  const places = new Places()
  points.forEach(([x, y], slot) => places.put(slot, x, y))
  const states = new Uint8Array(points.length).fill(Bit.VISIBLE)
  const sizes = new Float32Array(points.length).fill(5)
  return { places, states, sizes, high: points.length }
}

describe('picking', () => {
  const at = (c: Camera, s: ReturnType<typeof scene>, x: number, y: number, slack = 6) =>
    pick(x, y, slack, c, s.places, s.sizes, s.states, s.high, 1, 1)

  it('finds the nearest node within reach, and none beyond', () => {
    const c = camera()
    const s = scene([[10, 20], [30, 20]])
    expect(at(c, s, 400, 300)).toBe(0)
    expect(at(c, s, 436, 300)).toBe(1)
    expect(at(c, s, 420, 300)).toBe(-1)
  })

  it('does not find hidden nodes', () => {
    const c = camera()
    const s = scene([[10, 20]])
    s.states[0] = 0
    expect(at(c, s, 400, 300)).toBe(-1)
  })

  it('reaches farther for larger nodes', () => {
    const c = camera()
    const s = scene([[10, 20]])
    expect(at(c, s, 425, 300)).toBe(-1)
    s.sizes[0] = 25
    expect(at(c, s, 425, 300)).toBe(0)
  })

  it('looks where a moving node is seen, not where it goes', () => {
    const c = camera()
    const s = scene([[10, 20]])
    s.places.to[0] = 110
    const found = (t: number, x: number) => pick(x, 300, 6, c, s.places, s.sizes, s.states, 1, 1, t)
    expect([found(0, 400), found(0.5, 500), found(1, 600), found(1, 400)]).toEqual([0, 0, 0, -1])
  })
})

describe('what is drawn', () => {
  it('is bounded by all nodes, but not by a few strays far out', () => {
    const cluster = Array.from({ length: 400 }, (_, i): [number, number] => [i % 20, Math.floor(i / 20)])
    const whole = scene(cluster)
    const stray = scene([...cluster, [5000, 5000]])
    const box = boundsOf(stray.places.to, stray.states, stray.high)!
    expect(boundsOf(whole.places.to, whole.states, whole.high)).toEqual({ left: 0, right: 19, top: 0, bottom: 19 })
    expect(box.right).toBeLessThan(40)
    expect(boundsOf(whole.places.to, new Uint8Array(400), 400)).toBeNull()
  })

  it('leaves out whole parts far away, up to a tenth of the nodes, and tells where they are', () => {
    const cluster = Array.from({ length: 400 }, (_, i): [number, number] => [i % 20, Math.floor(i / 20)])
    const parts = Array.from({ length: 24 }, (_, i): [number, number] => [Math.cos(i / 4) * 300, Math.sin(i / 4) * 300])
    const s = scene([...cluster, ...parts])
    const fit = fitOf(s.places.to, s.states, s.high)!
    expect(fit.share).toBe(0.9)
    expect(fit.box.right).toBeLessThan(30)
    expect(fit.all.right).toBe(300)
    expect(fit.outside).toBe(24)
  })

  it('does not breathe when leaving them out gains about as much as it needs to', () => {
    const cluster = Array.from({ length: 400 }, (_, i): [number, number] => [i % 20, Math.floor(i / 20)])
    const at = (x: number, before: number) => {
      const s = scene([...cluster, [x, x], [19 - x, 19 - x]])
      return fitOf(s.places.to, s.states, s.high, before)!.share
    }
    expect([at(24, 1), at(21, 1), at(21, 0.98), at(20, 0.98)]).toEqual([0.98, 1, 0.98, 1])
  })

  it('is bounded by all of few nodes', () => {
    const s = scene([...Array.from({ length: 30 }, (_, i): [number, number] => [i % 6, Math.floor(i / 6)]), [900, 0]])
    expect(boundsOf(s.places.to, s.states, s.high)!.right).toBe(900)
  })

  it('may always be zoomed out of until everything is seen', () => {
    const c = camera()
    c.allK = 0.01
    c.zoomAt(0, 0, 1e-12)
    expect(c.k).toBeCloseTo(0.005)
  })

  it('drops edges while frames are slow and brings all back at rest', () => {
    const budget = new EdgeBudget()
    for (let i = 0; i < 40; i++) budget.frame(8, 1_000_000)
    expect(budget.drawn(1_000_000, true)).toBe(1_000_000)
    for (let i = 0; i < 4; i++) budget.frame(80, 1_000_000)
    expect(budget.drawn(1_000_000, true)).toBe(62_500)
    for (let i = 0; i < 40; i++) budget.frame(700, 1_000_000)
    expect(budget.drawn(1_000_000, true)).toBe(10_000)
    expect(budget.drawn(1_000_000, false)).toBe(1_000_000)
  })

  it('fades edges and shrinks nodes in a crowd', () => {
    expect(edgeAlpha(DEFAULT_LOOK, 1_000_000, 1)).toBeLessThan(edgeAlpha(DEFAULT_LOOK, 1000, 1))
    expect(sizeScale(DEFAULT_LOOK, 100_000, 1e6, 1)).toBeLessThan(sizeScale(DEFAULT_LOOK, 100, 1e6, 1))
    expect(sizeScale(DEFAULT_LOOK, 100, 1e6, 9)).toBeGreaterThan(sizeScale(DEFAULT_LOOK, 100, 1e6, 1))
    const crowd = radius(6, sizeScale(DEFAULT_LOOK, 100_000, 940 * 655, 1))
    expect((crowd * crowd * Math.PI * 100_000) / (940 * 655)).toBeLessThan(0.4)
  })
})
