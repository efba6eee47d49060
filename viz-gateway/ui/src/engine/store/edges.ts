import type { EdgeRows } from '../wire/frames'
import { capacityFor, grown } from './arrays'

/** More scattered changes than this are cheaper as one upload. */
const MOST_PATCHES = 512

/** One edge as somebody pointed at it: the slot, and the ends that tell whether it still is the same. */
export interface EdgeRef {
  slot: number
  source: number
  destination: number
}

/**
 * Edges in random order: a prefix of any length is a fair sample, which is what is drawn when all would be too slow.
 * Every insert swaps itself to a random place, every removal fills its place with the last one; both keep the order
 * uniform. Indexed by place; `placeOf` finds the place of a slot.
 */
export class Edges {
  count = 0
  /** Two node slots an edge. */
  pairs = new Uint32Array(0)
  /** r, g, b (black: by the nodes) and a width code, an edge. */
  style = new Uint8Array(0)
  relation = new Uint32Array(0)
  readonly relations: string[] = []
  /** By slot: how many rows or events are folded into the edge, and its label where it has one. */
  rows = new Int32Array(0)
  readonly labels: (string | undefined)[] = []
  readonly patches = new Set<number>()
  allDirty = false
  /** Slots of edges from a node to itself. */
  readonly loops = new Set<number>()
  loopsDirty = false
  private slotAt = new Int32Array(0)
  private placeOf = new Int32Array(0).fill(-1)
  private readonly relationCodes = new Map<string, number>()
  private readonly random: () => number

  constructor(random: () => number = Math.random) {
    this.random = random
  }

  upsert(rows: EdgeRows): void {
    for (let i = 0; i < rows.slot.length; i++) {
      const slot = rows.slot[i]
      let place = this.find(slot)
      if (place < 0) place = this.insert(slot)
      this.pairs[place * 2] = rows.source[i]
      this.pairs[place * 2 + 1] = rows.destination[i]
      this.relation[place] = this.relationCode(rows.relation?.[i] ?? '')
      const color = rows.color?.[i] ?? 0
      const own = color >>> 24 !== 0
      this.style[place * 4] = own ? color & 255 : 0
      this.style[place * 4 + 1] = own ? (color >>> 8) & 255 : 0
      this.style[place * 4 + 2] = own ? (color >>> 16) & 255 : 0
      this.style[place * 4 + 3] = widthCode(rows.weight?.[i] ?? rows.count?.[i] ?? 1)
      this.rows[slot] = rows.count?.[i] ?? 1
      const label = rows.label?.[i]
      if (label || this.labels[slot]) this.labels[slot] = label
      this.touch(place)
      this.setLoop(slot, rows.source[i] === rows.destination[i])
    }
  }

  remove(slots: Int32Array): void {
    for (const slot of slots) {
      const place = this.find(slot)
      if (place < 0) continue
      this.placeOf[slot] = -1
      this.setLoop(slot, false)
      if (this.labels[slot]) this.labels[slot] = undefined
      const last = --this.count
      if (place === last) continue
      this.move(last, place)
      this.touch(place)
    }
  }

  /** Calls with the other end of every edge at `slot`; both directions, self loops once. */
  each(slot: number, visit: (other: number, place: number, outgoing: boolean) => void): void {
    const pairs = this.pairs
    for (let i = 0, end = this.count * 2; i < end; i += 2) {
      if (pairs[i] === slot) visit(pairs[i + 1], i >> 1, true)
      else if (pairs[i + 1] === slot) visit(pairs[i], i >> 1, false)
    }
  }

  /** Pairs and styles of the loops alone, at most `most` of them. */
  loopRows(most: number): { pairs: Uint32Array; styles: Uint8Array; count: number } {
    const count = Math.min(most, this.loops.size)
    const pairs = new Uint32Array(count * 2)
    const styles = new Uint8Array(count * 4)
    let i = 0
    for (const slot of this.loops) {
      if (i === count) break
      const place = this.find(slot)
      pairs.fill(this.pairs[place * 2], i * 2, i * 2 + 2)
      styles.set(this.style.subarray(place * 4, place * 4 + 4), i++ * 4)
    }
    return { pairs, styles, count }
  }

  slot(place: number): number {
    return this.slotAt[place]
  }

  /** -1 when no edge has the slot. */
  find(slot: number): number {
    return slot >= 0 && slot < this.placeOf.length ? this.placeOf[slot] : -1
  }

  ref(slot: number): EdgeRef | null {
    const place = this.find(slot)
    return place < 0 ? null : { slot, source: this.pairs[place * 2], destination: this.pairs[place * 2 + 1] }
  }

  /** Whether the slot still holds that edge and not another one. */
  holds(ref: EdgeRef): boolean {
    const place = this.find(ref.slot)
    return place >= 0 && this.pairs[place * 2] === ref.source && this.pairs[place * 2 + 1] === ref.destination
  }

  relationOf(place: number): string {
    return this.relations[this.relation[place]]
  }

  private insert(slot: number): number {
    if (this.count >= this.slotAt.length) this.grow(this.count + 1)
    if (slot >= this.placeOf.length) {
      const known = this.placeOf.length
      this.placeOf = grown(this.placeOf, capacityFor(slot + 1, known))
      this.placeOf.fill(-1, known)
      this.rows = grown(this.rows, this.placeOf.length)
    }
    const last = this.count++
    const place = Math.floor(this.random() * this.count)
    if (place !== last) {
      this.move(place, last)
      this.touch(last)
    }
    this.slotAt[place] = slot
    this.placeOf[slot] = place
    return place
  }

  private move(from: number, to: number): void {
    this.pairs.copyWithin(to * 2, from * 2, from * 2 + 2)
    this.style.copyWithin(to * 4, from * 4, from * 4 + 4)
    this.relation[to] = this.relation[from]
    this.slotAt[to] = this.slotAt[from]
    this.placeOf[this.slotAt[to]] = to
  }

  private setLoop(slot: number, loop: boolean): void {
    if (loop) this.loops.add(slot)
    else if (!this.loops.delete(slot)) return
    this.loopsDirty = true
  }

  private touch(place: number): void {
    if (this.allDirty) return
    this.patches.add(place)
    if (this.patches.size > MOST_PATCHES) {
      this.patches.clear()
      this.allDirty = true
    }
  }

  private relationCode(name: string): number {
    let code = this.relationCodes.get(name)
    if (code === undefined) {
      code = this.relations.length
      this.relations.push(name)
      this.relationCodes.set(name, code)
    }
    return code
  }

  private grow(needed: number): void {
    const capacity = capacityFor(needed, this.slotAt.length)
    this.pairs = grown(this.pairs, capacity * 2)
    this.style = grown(this.style, capacity * 4)
    this.relation = grown(this.relation, capacity)
    this.slotAt = grown(this.slotAt, capacity)
    this.allDirty = true
    this.patches.clear()
  }
}

function widthCode(weight: number): number {
  return Math.round(Math.min(255, Math.max(0, Math.log2(Math.max(1, weight)) * 24)))
}
