import { Bit } from '../store/state'
import type { Edges } from '../store/edges'
import type { Places } from '../store/places'
import type { Camera } from './camera'
import { radius } from './look'
import { ringAt } from './loop'

/** An edge counts as pointed at within so many pixels of its line. */
export const EDGE_SLACK = 5
/** The clock is read once for so many edges. */
const BLOCK = 8192

export interface EdgeScene {
  edges: Edges
  places: Places
  states: Uint8Array
  sizes: Float32Array
  scale: number
}

const SIDES = 15
const HIDDEN = 16

/**
 * Finds the visible edge nearest to a point of the canvas. Looks at all edges, since they move, but for a bounded time
 * in one go: asked again for the same point it goes on where it stopped. First every node is told to
 * lie left, right, above or below of the point; an edge with both ends on one side needs no closer look.
 */
export class EdgeSearch {
  private key = ''
  private next = 0
  private best = -1
  private bestGap = EDGE_SLACK
  private sides = new Uint8Array(0)

  /** @returns a slot, -1 for none, or null when `millis` are over before all edges were looked at */
  at(px: number, py: number, camera: Camera, scene: EdgeScene, millis: number, clock: () => number = () => performance.now()): number | null {
    const key = `${px} ${py} ${camera.cx} ${camera.cy} ${camera.k}`
    const start = clock()
    const { edges } = scene
    const t = scene.places.progress(start)
    if (key !== this.key || scene.states.length > this.sides.length) {
      this.restart(key)
      this.sort(px, py, t, camera, scene)
    }
    while (this.next < edges.count) {
      const end = Math.min(edges.count, this.next + BLOCK)
      this.look(this.next, end, px, py, t, camera, scene)
      this.next = end
      if (clock() - start >= millis && end < edges.count) return null
    }
    const found = edges.find(this.best) >= 0 ? this.best : -1
    this.restart('')
    return found
  }

  private restart(key: string): void {
    this.key = key
    this.next = 0
    this.best = -1
    this.bestGap = EDGE_SLACK
  }

  private sort(px: number, py: number, t: number, camera: Camera, { states, places: { from, to } }: EdgeScene): void {
    const nodes = Math.min(states.length, to.length / 2)
    if (states.length > this.sides.length) this.sides = new Uint8Array(states.length)
    const { sides } = this
    const [left, right] = [camera.worldX(px - EDGE_SLACK), camera.worldX(px + EDGE_SLACK)]
    const [low, high] = [camera.worldY(py + EDGE_SLACK), camera.worldY(py - EDGE_SLACK)]
    for (let slot = 0; slot < nodes; slot++) {
      if ((states[slot] & Bit.VISIBLE) === 0) {
        sides[slot] = HIDDEN
        continue
      }
      const x = from[slot * 2] + (to[slot * 2] - from[slot * 2]) * t
      const y = from[slot * 2 + 1] + (to[slot * 2 + 1] - from[slot * 2 + 1]) * t
      sides[slot] = (x < left ? 1 : x > right ? 2 : 0) | (y < low ? 4 : y > high ? 8 : 0)
    }
  }

  private look(first: number, end: number, px: number, py: number, t: number, camera: Camera, scene: EdgeScene): void {
    const { edges, places, sizes, scale } = scene
    const { pairs } = edges
    const { sides } = this
    const { from, to } = places
    const wx = camera.worldX(px)
    const wy = camera.worldY(py)
    const k = camera.k
    for (let i = first; i < end; i++) {
      const a = pairs[i * 2]
      const b = pairs[i * 2 + 1]
      const both = sides[a] | sides[b]
      if ((both & HIDDEN) !== 0 || (a !== b && (sides[a] & sides[b] & SIDES) !== 0)) continue
      const ax = from[a * 2] + (to[a * 2] - from[a * 2]) * t - wx
      const ay = from[a * 2 + 1] + (to[a * 2 + 1] - from[a * 2 + 1]) * t - wy
      let gap: number
      if (a === b) gap = gapToRing(ax * k, ay * k, radius(sizes[a], scale))
      else {
        const bx = from[b * 2] + (to[b * 2] - from[b * 2]) * t - wx
        const by = from[b * 2 + 1] + (to[b * 2 + 1] - from[b * 2 + 1]) * t - wy
        gap = gapToLine(ax, ay, bx, by) * k
      }
      // Among edges that lie on each other the one with the lowest slot, so that the answer does not flicker.
      if (gap > this.bestGap) continue
      const slot = edges.slot(i)
      if (gap === this.bestGap && this.best >= 0 && slot > this.best) continue
      this.best = slot
      this.bestGap = gap
    }
  }
}

/** Distance of the origin from the line between two points. */
function gapToLine(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax
  const dy = by - ay
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
  return Math.hypot(ax + dx * share, ay + dy * share)
}

/** Distance of the origin from the ring at a node whose middle lies at (x, y), in pixels. */
function gapToRing(x: number, y: number, nodeRadius: number): number {
  const ring = ringAt(nodeRadius)
  return Math.abs(Math.hypot(x + ring.dx, y + ring.dy) - ring.radius)
}
