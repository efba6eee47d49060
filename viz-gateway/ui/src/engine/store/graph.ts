import type { RowsEvent } from '../wire/events'
import { Edges, type EdgeRef } from './edges'
import { Nodes } from './nodes'
import { Places } from './places'

/** Newcomers beside one node spread evenly around it. */
const GOLDEN_ANGLE = 2.399963

/** Everything known of one graph in one epoch. A snapshot fills a second one, which then takes the first one's place. */
export class GraphStore {
  readonly nodes = new Nodes()
  readonly edges: Edges
  readonly places = new Places()
  epoch: number
  seq = 0

  constructor(epoch: number, random: () => number = Math.random) {
    this.epoch = epoch
    this.edges = new Edges(random)
  }

  /**
   * @param touched hears of every slot that came, changed or went
   * @param appeared hears of nodes that got a place beside a neighbour, until the layout has one for them
   */
  apply(event: RowsEvent, touched: (slot: number) => void, appeared: (slot: number) => void = () => undefined): void {
    const { rows, seq } = event
    switch (rows.what) {
      case 'nodes':
        this.nodes.upsert(rows, seq, (slot, x, y) => {
          this.places.ensure(slot + 1)
          if (this.places.placed[slot] === 0) this.places.put(slot, x, y)
        })
        this.places.ensure(this.nodes.high)
        for (const slot of rows.slot) touched(slot)
        return
      case 'edges':
        this.edges.upsert(rows)
        for (let i = 0; i < rows.slot.length; i++) {
          const [a, b] = [rows.source[i], rows.destination[i]]
          const fresh = this.placeBeside(a, b) ? b : this.placeBeside(b, a) ? a : -1
          if (fresh >= 0) {
            touched(fresh)
            appeared(fresh)
          }
        }
        return
      case 'nodes-removed':
        this.nodes.remove(rows.slot, (slot) => {
          this.places.forget(slot)
          touched(slot)
        })
        return
      case 'edges-removed':
        this.edges.remove(rows.slot)
        return
      case 'unknown':
    }
  }

  private placeBeside(known: number, fresh: number): boolean {
    const { nodes, places } = this
    const unplaced = nodes.present[fresh] === 1 && places.placed[fresh] === 0
    if (!unplaced || nodes.present[known] !== 1 || places.placed[known] === 0) return false
    const angle = fresh * GOLDEN_ANGLE
    const reach = places.spacing * 0.6
    places.put(fresh, places.to[known * 2] + Math.cos(angle) * reach, places.to[known * 2 + 1] + Math.sin(angle) * reach)
    return true
  }

  /** Takes over the places of nodes that the older store knew by the same id, so that a reload does not jump. */
  inherit(older: GraphStore): void {
    const places = new Map<string, number>()
    for (let slot = 0; slot < older.nodes.high; slot++) {
      if (older.nodes.present[slot] && older.places.placed[slot]) places.set(older.nodes.id[slot], slot)
    }
    if (places.size === 0) return
    for (let slot = 0; slot < this.nodes.high; slot++) {
      const from = this.nodes.present[slot] && !this.places.placed[slot] ? places.get(this.nodes.id[slot]) : undefined
      if (from !== undefined) this.places.put(slot, older.places.to[from * 2], older.places.to[from * 2 + 1])
    }
  }

  /** The edge between the same ids with the same relation that an older store knew; null when there is none. */
  edgeLike(ref: EdgeRef, older: GraphStore): EdgeRef | null {
    const place = older.edges.find(ref.slot)
    if (place < 0 || !older.edges.holds(ref)) return null
    const source = this.slotOf(older.nodes.id[ref.source])
    const destination = this.slotOf(older.nodes.id[ref.destination])
    if (source < 0 || destination < 0) return null
    let slot = -1
    this.edges.each(source, (other, at, outgoing) => {
      if (outgoing && other === destination && this.edges.relationOf(at) === older.edges.relationOf(place)) slot = this.edges.slot(at)
    })
    return this.edges.ref(slot)
  }

  slotOf(id: string): number {
    for (let slot = 0; slot < this.nodes.high; slot++) {
      if (this.nodes.present[slot] && this.nodes.id[slot] === id) return slot
    }
    return -1
  }
}
