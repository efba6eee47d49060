import type { NodeRows } from '../wire/frames'
import { capacityFor, grown } from './arrays'
import { DirtyRows } from './dirty'
import { DEGREE_RAMP, ramp, rgb } from './palette'
import { Types } from './types'

/** Steps a pixel of radius in the texture's fourth byte. */
export const SIZE_STEPS = 4

/**
 * Nodes by slot. A slot is reused after its node was removed; `bornSeq` tells which change put the present node there,
 * so that an older positions frame does not move it.
 */
export class Nodes {
  capacity = 0
  /** One more than the highest slot ever used. */
  high = 0
  alive = 0
  topDegree = 1
  /** Some node came with coordinates of its own; stays true when that one goes. */
  given = false
  /** Some node came with coordinates that are a longitude and a latitude in degrees. */
  onMap = false
  readonly types = new Types()
  readonly dirty = new DirtyRows()
  id: string[] = []
  label: string[] = []
  present = new Uint8Array(0)
  type = new Uint16Array(0)
  degree = new Int32Array(0)
  count = new Int32Array(0)
  /** Radius as sent by the server; 0 means by degree. */
  ownSize = new Float32Array(0)
  /** Radius before zoom and density. */
  size = new Float32Array(0)
  ownColor = new Int32Array(0)
  /** Four bytes a node, ready for the texture: red, green, blue, and the size for those that draw beside the node. */
  color = new Uint8Array(0)
  bornSeq = new Float64Array(0)

  /** @param placed called with the rows' own coordinates where they carry some */
  upsert(rows: NodeRows, seq: number, placed: (slot: number, x: number, y: number) => void): void {
    for (let i = 0; i < rows.slot.length; i++) {
      const slot = rows.slot[i]
      if (slot >= this.capacity) this.grow(slot + 1)
      if (slot >= this.high) this.high = slot + 1
      const isNew = this.present[slot] === 0
      if (isNew || this.id[slot] !== rows.id[i]) this.born(slot, seq, isNew)
      this.id[slot] = rows.id[i]
      this.label[slot] = rows.label?.[i] ?? ''
      this.degree[slot] = rows.degree[i]
      this.count[slot] = rows.count?.[i] ?? 0
      this.ownSize[slot] = rows.size?.[i] ?? 0
      this.ownColor[slot] = rows.color?.[i] ?? 0
      const type = this.types.codeOf(rows.type?.[i] ?? '')
      if (!isNew) this.types.add(this.type[slot], -1)
      this.types.add(type, 1)
      this.type[slot] = type
      if (this.degree[slot] > this.topDegree) this.topDegree = this.degree[slot]
      this.style(slot)
      if (rows.x && rows.y && !Number.isNaN(rows.x[i])) {
        this.given = true
        this.onMap ||= Math.abs(rows.x[i]) <= 180 && Math.abs(rows.y[i]) <= 90
        placed(slot, rows.x[i], rows.y[i])
      }
    }
  }

  remove(slots: Int32Array, removed: (slot: number) => void): void {
    for (const slot of slots) {
      if (slot >= this.high || this.present[slot] === 0) continue
      this.types.add(this.type[slot], -1)
      this.present[slot] = 0
      this.alive--
      this.id[slot] = ''
      this.label[slot] = ''
      removed(slot)
    }
  }

  /** What a person reads: the label, or the id when there is none. */
  title(slot: number): string {
    return this.label[slot] || this.id[slot]
  }

  /** Computes colours anew, after kinds got other colours. */
  restyle(): void {
    for (let slot = 0; slot < this.high; slot++) if (this.present[slot]) this.style(slot)
  }

  style(slot: number): void {
    const own = this.ownSize[slot]
    const degree = this.degree[slot]
    this.size[slot] = own > 0 ? own : Math.min(22, Math.max(2.6, 1.7 + 1.5 * Math.sqrt(Math.max(0, degree))))
    const color = this.ownColor[slot]
    if (color >>> 24 !== 0) {
      this.color[slot * 4] = color & 255
      this.color[slot * 4 + 1] = (color >>> 8) & 255
      this.color[slot * 4 + 2] = (color >>> 16) & 255
    } else {
      const [r, g, b] = this.types.named
        ? rgb(this.types.color(this.type[slot]))
        : ramp(DEGREE_RAMP, Math.log1p(degree) / Math.log1p(this.topDegree))
      this.color[slot * 4] = r
      this.color[slot * 4 + 1] = g
      this.color[slot * 4 + 2] = b
    }
    this.color[slot * 4 + 3] = Math.min(255, Math.round(this.size[slot] * SIZE_STEPS))
    this.dirty.mark(slot)
  }

  private born(slot: number, seq: number, isNew: boolean): void {
    this.bornSeq[slot] = seq
    this.present[slot] = 1
    if (isNew) this.alive++
  }

  private grow(needed: number): void {
    const capacity = capacityFor(needed, this.capacity)
    this.present = grown(this.present, capacity)
    this.type = grown(this.type, capacity)
    this.degree = grown(this.degree, capacity)
    this.count = grown(this.count, capacity)
    this.ownSize = grown(this.ownSize, capacity)
    this.size = grown(this.size, capacity)
    this.ownColor = grown(this.ownColor, capacity)
    this.color = grown(this.color, capacity * 4)
    this.bornSeq = grown(this.bornSeq, capacity)
    this.capacity = capacity
  }
}
