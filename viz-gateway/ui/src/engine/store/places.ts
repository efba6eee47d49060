import type { PositionRows } from '../wire/frames'
import { capacityFor, grown } from './arrays'
import { DirtyRows } from './dirty'
import type { Nodes } from './nodes'

const SHORTEST_MILLIS = 50
const LONGEST_MILLIS = 500

/**
 * Where nodes are and where they go: the renderer mixes `from` and `to` by the time since the last frame, so that a
 * few frames a second look like steady motion. Held nodes (under the pointer, being dragged) stay where they are held.
 */
export class Places {
  from = new Float32Array(0)
  to = new Float32Array(0)
  placed = new Uint8Array(0)
  readonly dirty = new DirtyRows()
  private readonly held = new Map<number, { x: number; y: number; realX: number; realY: number }>()
  /** When the last positions frame was taken in. */
  arrivedAt = -Infinity
  private spanMillis = 200
  /** About how far apart nodes are; measured on each frame. */
  spacing = 1
  /** Motion may be switched off: positions then jump. */
  still = false

  ensure(slots: number): void {
    if (slots * 2 <= this.to.length) return
    const capacity = capacityFor(slots, this.to.length / 2)
    this.from = grown(this.from, capacity * 2)
    this.to = grown(this.to, capacity * 2)
    this.placed = grown(this.placed, capacity)
  }

  /** How far the way from `from` to `to` is gone, 0 to 1. */
  progress(now: number): number {
    return this.still ? 1 : Math.min(1, Math.max(0, (now - this.arrivedAt) / this.spanMillis))
  }

  /** A single place, given with the node or taken over from an older store. */
  put(slot: number, x: number, y: number): void {
    this.ensure(slot + 1)
    this.from[slot * 2] = this.to[slot * 2] = x
    this.from[slot * 2 + 1] = this.to[slot * 2 + 1] = y
    this.placed[slot] = 1
    this.dirty.mark(slot)
  }

  forget(slot: number): void {
    if (slot < this.placed.length) this.placed[slot] = 0
    this.held.delete(slot)
  }

  /** @param firstSeen called for nodes that had no place until now */
  apply(parts: PositionRows[], seq: number, nodes: Nodes, now: number, firstSeen: (slot: number) => void): void {
    const t = this.progress(now)
    const elapsed = now - this.arrivedAt
    if (elapsed < 2000) {
      const span = this.spanMillis * 0.6 + elapsed * 1.15 * 0.4
      this.spanMillis = Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, span))
    }
    this.arrivedAt = now
    for (const { first, xy } of parts) {
      const slots = Math.min(xy.length / 2, Math.max(0, nodes.high - first))
      this.ensure(first + slots)
      for (let i = 0; i < slots; i++) this.step(first + i, xy[i * 2], xy[i * 2 + 1], t, seq, nodes, firstSeen)
    }
    this.dirty.markAll(nodes.high)
    this.spacing = this.measure(nodes) || this.spacing
  }

  /** Begins a slow glide of all nodes to their places from others: scaled, then shifted into this plane. */
  glideFrom(others: Places, slots: number, scale: number, dx: number, dy: number): void {
    this.spanMillis = LONGEST_MILLIS
    for (let slot = 0; slot < slots; slot++) {
      if (this.placed[slot] === 0 || !others.placed[slot]) continue
      this.from[slot * 2] = others.to[slot * 2] * scale + dx
      this.from[slot * 2 + 1] = others.to[slot * 2 + 1] * scale + dy
    }
    this.dirty.markAll(slots)
  }

  private measure(nodes: Nodes): number {
    let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity]
    for (let slot = 0; slot < nodes.high; slot++) {
      if (this.placed[slot] === 0) continue
      left = Math.min(left, this.to[slot * 2])
      right = Math.max(right, this.to[slot * 2])
      low = Math.min(low, this.to[slot * 2 + 1])
      high = Math.max(high, this.to[slot * 2 + 1])
    }
    const area = (right - left) * (high - low)
    return Number.isFinite(area) && nodes.alive > 0 ? Math.sqrt(area / nodes.alive) : 0
  }

  private step(slot: number, x: number, y: number, t: number, seq: number, nodes: Nodes, firstSeen: (slot: number) => void): void {
    if (Number.isNaN(x) || nodes.present[slot] === 0 || nodes.bornSeq[slot] > seq) return
    const at = slot * 2
    const held = this.held.get(slot)
    if (held) {
      held.realX = x
      held.realY = y
    } else if (this.placed[slot] === 0) {
      this.from[at] = this.to[at] = x
      this.from[at + 1] = this.to[at + 1] = y
      this.placed[slot] = 1
      firstSeen(slot)
    } else {
      this.from[at] += (this.to[at] - this.from[at]) * t
      this.from[at + 1] += (this.to[at + 1] - this.from[at + 1]) * t
      this.to[at] = x
      this.to[at + 1] = y
    }
  }

  x(slot: number, t: number): number {
    return this.from[slot * 2] + (this.to[slot * 2] - this.from[slot * 2]) * t
  }

  y(slot: number, t: number): number {
    return this.from[slot * 2 + 1] + (this.to[slot * 2 + 1] - this.from[slot * 2 + 1]) * t
  }

  /** Holds a node at a place; frames no longer move it. */
  hold(slot: number, x: number, y: number): void {
    const real = this.held.get(slot) ?? { realX: this.to[slot * 2], realY: this.to[slot * 2 + 1] }
    this.held.set(slot, { x, y, realX: real.realX, realY: real.realY })
    this.put(slot, x, y)
  }

  /** Lets a held node glide to where the layout has it. */
  release(slot: number, stay: boolean): void {
    const held = this.held.get(slot)
    if (!held) return
    this.held.delete(slot)
    if (stay) return
    this.to[slot * 2] = held.realX
    this.to[slot * 2 + 1] = held.realY
    this.dirty.mark(slot)
  }
}
