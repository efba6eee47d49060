import type { EdgeRef } from './store/edges'
import type { Rgb } from './store/palette'
import type { GraphStore } from './store/graph'
import { Bit, type States } from './store/state'

const MOST_FOCUS_EDGES = 20_000
/** Width code of the one edge that is pointed at: wider than what most edges have of their own. */
const WIDE = 110

export interface Neighbour {
  slot: number
  edge: number
  relation: string
  outgoing: boolean
}

/** What node or edge the pointer is on and which was clicked, with the neighbours: sets the state bits and the bright edges. */
export class Focus {
  hovered = -1
  selected = -1
  hoveredEdge: EdgeRef | null = null
  selectedEdge: EdgeRef | null = null
  pairs = new Uint32Array(0)
  styles = new Uint8Array(0)
  edgeCount = 0
  changed = true
  private near: number[] = []
  private marked: number[] = []

  get active(): boolean {
    return this.dims || this.hoveredEdge !== null
  }

  /** Whether all else steps back. An edge under the pointer alone does not do that: the picture would flicker. */
  get dims(): boolean {
    return this.hovered >= 0 || this.selected >= 0 || this.selectedEdge !== null
  }

  /** The node whose neighbourhood is lit: the hovered one while there is one. */
  get lit(): number {
    return this.hovered >= 0 ? this.hovered : this.selected
  }

  /** Slots to be named before all others, the focus itself first. */
  get named(): number[] {
    const ends = this.edges.flatMap((edge) => [edge.source, edge.destination])
    const own = [this.hovered, this.selected, ...ends].filter((slot) => slot >= 0)
    return [...new Set([...own, ...this.near])]
  }

  hover(slot: number, edge: EdgeRef | null = null): boolean {
    if (slot === this.hovered && edge?.slot === this.hoveredEdge?.slot) return false
    this.hovered = slot
    this.hoveredEdge = edge
    this.changed = true
    return true
  }

  select(slot: number): void {
    this.selected = slot
    this.selectedEdge = null
    this.changed = true
  }

  selectEdge(edge: EdgeRef | null): void {
    this.selected = -1
    this.selectedEdge = edge
    this.changed = true
  }

  /** Recomputes bits and edges; called when the focus or the graph changed. `ink` is what a single edge is drawn with. */
  refresh(store: GraphStore, states: States, ink: Rgb = [255, 255, 255]): void {
    this.changed = false
    for (const slot of this.marked) {
      for (const bit of [Bit.HOVER, Bit.SELECTED, Bit.NEAR]) states.set(slot, bit, false)
    }
    this.marked = []
    this.near = []
    this.edgeCount = 0
    const { nodes } = store
    if (this.hovered >= 0 && nodes.present[this.hovered] === 0) this.hovered = -1
    if (this.selected >= 0 && nodes.present[this.selected] === 0) this.selected = -1
    if (this.hoveredEdge && !store.edges.holds(this.hoveredEdge)) this.hoveredEdge = null
    if (this.selectedEdge && !store.edges.holds(this.selectedEdge)) this.selectedEdge = null
    this.light(store, states, ink)
    this.mark(states, this.hovered, Bit.HOVER)
    this.mark(states, this.selected, Bit.SELECTED)
    this.near.sort((a, b) => nodes.degree[b] - nodes.degree[a])
    this.near.length = Math.min(this.near.length, 40)
  }

  private light(store: GraphStore, states: States, ink: Rgb): void {
    const places: number[] = []
    if (this.lit >= 0) store.edges.each(this.lit, (other, place) => {
      if (places.length < MOST_FOCUS_EDGES) places.push(place)
      if (!states.has(other, Bit.NEAR)) {
        this.mark(states, other, Bit.NEAR)
        if (other !== this.lit) this.near.push(other)
      }
    })
    const singled = places.length
    for (const edge of this.edges) {
      places.push(store.edges.find(edge.slot))
      for (const end of [edge.source, edge.destination]) this.mark(states, end, Bit.HOVER)
    }
    if (places.length * 2 > this.pairs.length) {
      this.pairs = new Uint32Array(places.length * 4)
      this.styles = new Uint8Array(places.length * 8)
    }
    places.forEach((place, i) => {
      this.pairs.set(store.edges.pairs.subarray(place * 2, place * 2 + 2), i * 2)
      this.styles.set(store.edges.style.subarray(place * 4, place * 4 + 4), i * 4)
      if (i >= singled) this.styles.set([...ink, Math.max(WIDE, this.styles[i * 4 + 3])], i * 4)
    })
    this.edgeCount = places.length
  }

  private get edges(): EdgeRef[] {
    return [this.selectedEdge, this.hoveredEdge].filter((edge) => edge !== null)
  }

  private mark(states: States, slot: number, bit: number): void {
    if (slot < 0) return
    states.set(slot, bit, true)
    this.marked.push(slot)
  }
}

/** Everything at the other end of a node's edges. */
export function neighboursOf(store: GraphStore, slot: number): Neighbour[] {
  const found: Neighbour[] = []
  store.edges.each(slot, (other, place, outgoing) => {
    const relation = store.edges.relationOf(place)
    found.push({ slot: other, edge: store.edges.slot(place), relation, outgoing })
  })
  return found
}
