import { grown } from './arrays'
import { DirtyRows } from './dirty'

/** Bits of a node's state byte, read by the shaders of nodes and edges alike. */
export const Bit = { VISIBLE: 1, SELECTED: 2, NEAR: 4, HOVER: 8, PINNED: 16 } as const

/** One byte a node: what is visible, selected, hovered, beside the focus, pinned. */
export class States {
  bytes = new Uint8Array(0)
  readonly dirty = new DirtyRows()

  ensure(capacity: number): void {
    if (capacity > this.bytes.length) this.bytes = grown(this.bytes, capacity)
  }

  set(slot: number, bit: number, on: boolean): void {
    const before = this.bytes[slot]
    const after = on ? before | bit : before & ~bit
    if (before === after) return
    this.bytes[slot] = after
    this.dirty.mark(slot)
  }

  has(slot: number, bit: number): boolean {
    return (this.bytes[slot] & bit) !== 0
  }

  clearAll(): void {
    this.bytes.fill(0)
    this.dirty.markAll(this.bytes.length)
  }
}
