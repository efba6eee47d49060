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

/**
 * Finds the visible edge nearest to a point of the canvas. Looks at all edges, since they move, but for a bounded time
 * in one go: asked again for the same point it goes on where it stopped. A million edges take about ten milliseconds.
 */
export class EdgeSearch {
  private key = ''
  private next = 0
  private best = -1
  private bestGap = EDGE_SLACK

  /** @returns a slot, -1 for none, or null when `millis` are over before all edges were looked at */
  at(px: number, py: number, camera: Camera, scene: EdgeScene, millis: number, clock: () => number = () => performance.now()): number | null {
    const key = `${px} ${py} ${camera.cx} ${camera.cy} ${camera.k}`
    if (key !== this.key) this.restart(key)
    const start = clock()
    const { edges } = scene
    const t = scene.places.progress(start)
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

  private look(first: number, end: number, px: number, py: number, t: number, camera: Camera, scene: EdgeScene): void {
    const { edges, states, places, sizes, scale } = scene
    const { pairs } = edges
    const { from, to } = places
    const wx = camera.worldX(px)
    const wy = camera.worldY(py)
    const k = camera.k
    const reach = EDGE_SLACK / k
    for (let i = first; i < end; i++) {
      const a = pairs[i * 2]
      const b = pairs[i * 2 + 1]
      if ((states[a] & states[b] & Bit.VISIBLE) === 0) continue
      const ax = from[a * 2] + (to[a * 2] - from[a * 2]) * t - wx
      const ay = from[a * 2 + 1] + (to[a * 2 + 1] - from[a * 2 + 1]) * t - wy
      let gap: number
      if (a === b) gap = gapToRing(ax * k, ay * k, radius(sizes[a], scale))
      else {
        const bx = from[b * 2] + (to[b * 2] - from[b * 2]) * t - wx
        const by = from[b * 2 + 1] + (to[b * 2 + 1] - from[b * 2 + 1]) * t - wy
        if ((ax > reach && bx > reach) || (ax < -reach && bx < -reach) || (ay > reach && by > reach) || (ay < -reach && by < -reach)) continue
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
