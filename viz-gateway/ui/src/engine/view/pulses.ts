import type { Places } from '../store/places'
import type { Nodes } from '../store/nodes'
import type { Camera } from './camera'
import { radius } from './look'

const LIFE_MILLIS = 1400
/** More newcomers than this at once are a load, not news: then none is marked until it is calm again. */
const MOST = 80

/** A ring that widens and fades around each node that has just appeared: the eye finds what is new. */
export class Pulses {
  private quietUntil = -Infinity
  private readonly born: { slot: number; at: number }[] = []

  add(slot: number, now: number): void {
    if (this.born.length >= MOST) {
      this.born.length = 0
      this.quietUntil = now + LIFE_MILLIS
    }
    if (now < this.quietUntil) this.quietUntil = Math.max(this.quietUntil, now + LIFE_MILLIS / 2)
    else this.born.push({ slot, at: now })
  }

  get count(): number {
    return this.born.length
  }

  /** @returns whether any ring is still there */
  draw(context: CanvasRenderingContext2D, camera: Camera, nodes: Nodes, places: Places, progress: number, scale: number, now: number): boolean {
    while (this.born.length > 0 && now - this.born[0].at > LIFE_MILLIS) this.born.shift()
    context.lineWidth = 1.5
    for (const { slot, at } of this.born) {
      if (nodes.present[slot] === 0) continue
      const age = (now - at) / LIFE_MILLIS
      const [r, g, b] = nodes.color.subarray(slot * 4, slot * 4 + 3)
      context.globalAlpha = (1 - age) ** 1.5 * 0.85
      context.strokeStyle = `rgb(${r} ${g} ${b})`
      context.beginPath()
      context.arc(
        camera.screenX(places.x(slot, progress)),
        camera.screenY(places.y(slot, progress)),
        radius(nodes.size[slot], scale) + 2 + 15 * (1 - (1 - age) ** 2),
        0,
        Math.PI * 2,
      )
      context.stroke()
    }
    context.globalAlpha = 1
    return this.born.length > 0
  }
}
