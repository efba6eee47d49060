import { Places } from './store/places'
import { Bit, type States } from './store/state'
import type { GraphStore } from './store/graph'
import { boundsOf } from './view/bounds'
import type { Box } from './view/camera'
import type { RowsEvent } from './wire/events'

const GOLDEN_ANGLE = 2.399963

/**
 * A first snapshot while it comes: its nodes on a disc that fills from the middle, in the order in which they arrive,
 * because their places follow only when the snapshot is whole. To be looked at, not to be asked: the graph itself
 * stays empty until then. Nodes that bring places of their own are shown there.
 */
export class Growth {
  readonly nodes: GraphStore['nodes']
  readonly edges: GraphStore['edges']
  private readonly seats = new Places()
  private readonly given: Places
  private readonly promised: number
  private bytes = new Uint8Array(0)
  /** Nodes bring their own places: nothing is to be waited for. */
  placed = false

  /** @param promised how many nodes will come, as far as is known: the disc is looked at in its final size */
  constructor(shadow: GraphStore, promised: number) {
    this.nodes = shadow.nodes
    this.edges = shadow.edges
    this.given = shadow.places
    this.promised = promised
  }

  /** Rows were added to the shadow. Edges need no place: they show when both their nodes do. */
  add(rows: RowsEvent['rows'], states: States): void {
    if (rows.what !== 'nodes') return
    states.ensure(this.nodes.capacity)
    this.placed ||= rows.slot.some((slot) => this.given.placed[slot] === 1)
    for (const slot of rows.slot) {
      const angle = slot * GOLDEN_ANGLE
      const reach = Math.sqrt(slot + 0.5)
      this.seats.put(slot, Math.cos(angle) * reach, Math.sin(angle) * reach)
      states.set(slot, Bit.VISIBLE, !this.placed || this.given.placed[slot] === 1)
    }
    this.bytes = states.bytes
  }

  get places(): Places {
    return this.placed ? this.given : this.seats
  }

  get expected(): number {
    return Math.max(this.promised, this.nodes.alive)
  }

  get box(): Box | null {
    if (this.placed) return boundsOf(this.given.to, this.bytes, this.nodes.high)
    const reach = Math.sqrt(Math.max(1, this.promised, this.nodes.high))
    return { left: -reach, right: reach, top: -reach, bottom: reach }
  }
}
