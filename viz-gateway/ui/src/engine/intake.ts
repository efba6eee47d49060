import { Focus } from './focus'
import { GraphStore } from './store/graph'
import { Bit, States } from './store/state'
import type { PositionsEvent, RowsEvent } from './wire/events'

/** Takes in what the worker hands over: keeps the graph on screen, and beside it the snapshot that is still coming. */
export class Intake {
  store = new GraphStore(0)
  readonly states = new States()
  readonly focus: Focus
  /** The graph on screen is whole. */
  loaded = false
  loading: { chunk: number; chunks: number; nodes: number; edges: number } | null = null
  /** Rows applied since the graph was loaded; a difference of two readings says how much came between. */
  changes = 0
  readonly hiddenTypes = new Set<string>()
  /** The GPU must be filled anew. */
  replaced = true
  private shadow: GraphStore | null = null
  private placedOnce = false

  constructor(focus: Focus) {
    this.focus = focus
  }

  /** The graph is empty and no snapshot follows. */
  empty(epoch: number, seq: number): void {
    const store = new GraphStore(epoch)
    store.seq = seq
    this.swap(store)
  }

  /** @returns whether the picture on screen is another one now */
  rows(event: RowsEvent, appeared: (slot: number) => void = () => undefined): boolean {
    if (event.snapshot) return this.snapshotRows(event)
    this.store.apply(event, (slot) => this.refresh(slot), (slot) => this.states.has(slot, Bit.VISIBLE) && appeared(slot))
    this.states.ensure(this.store.nodes.capacity)
    this.changes += event.rows.slot.length
    if (event.last) this.store.seq = event.seq
    if (this.focus.active) this.focus.changed = true
    return true
  }

  /** @param appeared called for nodes placed for the first time, except by the first frame of all */
  positions(event: PositionsEvent, now: number, appeared: (slot: number) => void): boolean {
    if (!this.loaded || event.epoch !== this.store.epoch) return false
    const first = !this.placedOnce
    this.placedOnce = true
    this.store.places.apply(event.rows, event.seq, this.store.nodes, now, (slot) => {
      this.refresh(slot)
      if (!first && this.states.has(slot, Bit.VISIBLE)) appeared(slot)
    })
    return true
  }

  /** Whether a slot is drawn: it exists, has a place, and its kind is not hidden. */
  refresh(slot: number): void {
    const { nodes, places } = this.store
    this.states.ensure(nodes.capacity)
    const shown =
      nodes.present[slot] === 1 && places.placed[slot] === 1 && !this.hiddenTypes.has(nodes.types.name(nodes.type[slot]))
    this.states.set(slot, Bit.VISIBLE, shown)
    if (nodes.present[slot] === 0) this.states.set(slot, Bit.PINNED, false)
  }

  refreshAll(): void {
    for (let slot = 0; slot < this.store.nodes.high; slot++) this.refresh(slot)
  }

  private snapshotRows(event: RowsEvent): boolean {
    if (event.first || !this.shadow) this.shadow = new GraphStore(event.epoch)
    const shadow = this.shadow
    shadow.apply(event, () => undefined)
    this.loading = {
      chunk: event.chunk + 1,
      chunks: event.chunks,
      nodes: shadow.nodes.alive,
      edges: shadow.edges.count,
    }
    if (!event.last) return false
    shadow.seq = event.seq
    this.swap(shadow)
    return true
  }

  private swap(store: GraphStore): void {
    const selected = this.focus.selected >= 0 ? this.store.nodes.id[this.focus.selected] : null
    const edge = this.focus.selectedEdge && store.edgeLike(this.focus.selectedEdge, this.store)
    store.inherit(this.store)
    store.nodes.types.assign()
    store.nodes.restyle()
    store.places.still = this.store.places.still
    this.store = store
    this.shadow = null
    this.loading = null
    this.loaded = true
    this.replaced = true
    this.placedOnce = false
    this.states.ensure(store.nodes.capacity)
    this.states.clearAll()
    this.refreshAll()
    this.focus.hover(-1)
    this.focus.select(selected === null ? -1 : store.slotOf(selected))
    if (edge) this.focus.selectEdge(edge)
  }
}
