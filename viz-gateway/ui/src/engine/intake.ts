import { Focus } from './focus'
import { Growth } from './growth'
import { GraphStore } from './store/graph'
import { Bit, States } from './store/state'
import type { PositionsEvent, RowsEvent } from './wire/events'

/** A snapshot of so few frames is there before anybody could see it grow. */
const MOST_SUDDEN_CHUNKS = 2

/** What a picture of a graph is made of. */
export type Picture = Pick<GraphStore, 'nodes' | 'edges' | 'places'>

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
  /** While a first snapshot comes and until it has places: what of it is shown, and where. */
  growth: Growth | null = null
  /** How many nodes the snapshot under way will bring, as far as the server has said. */
  expectedNodes = 0
  private shadow: GraphStore | null = null
  private placedOnce = false

  constructor(focus: Focus) {
    this.focus = focus
  }

  /** What is to be drawn: the graph, or as much of its first snapshot as has come. */
  get picture(): Picture {
    return this.growth ?? this.store
  }

  /** The graph is empty and no snapshot follows. */
  empty(epoch: number, seq: number): void {
    const store = new GraphStore(epoch)
    store.seq = seq
    this.growth = null
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
    const growth = this.growth
    this.growth = null
    this.placedOnce = true
    this.store.places.apply(event.rows, event.seq, this.store.nodes, now, (slot) => {
      this.refresh(slot)
      if (!first && this.states.has(slot, Bit.VISIBLE)) appeared(slot)
    })
    if (growth) this.refreshAll()
    return true
  }

  /** Whether a slot is drawn: it exists, has a place, and its kind is not hidden. */
  refresh(slot: number): void {
    const { nodes, places } = this.store
    this.states.ensure(nodes.capacity)
    const shown =
      nodes.present[slot] === 1 && (this.growth !== null || places.placed[slot] === 1) && !this.hiddenTypes.has(nodes.types.name(nodes.type[slot]))
    this.states.set(slot, Bit.VISIBLE, shown)
    if (nodes.present[slot] === 0) this.states.set(slot, Bit.PINNED, false)
  }

  refreshAll(): void {
    for (let slot = 0; slot < this.store.nodes.high; slot++) this.refresh(slot)
  }

  private snapshotRows(event: RowsEvent): boolean {
    if (event.first || !this.shadow) this.begin(event)
    const shadow = this.shadow!
    shadow.apply(event, () => undefined)
    this.growth?.add(event.rows, this.states)
    this.loading = {
      chunk: event.chunk + 1,
      chunks: event.chunks,
      nodes: shadow.nodes.alive,
      edges: shadow.edges.count,
    }
    if (!event.last) return this.growth !== null
    shadow.seq = event.seq
    this.swap(shadow)
    return true
  }

  private begin({ epoch, chunks }: RowsEvent): void {
    this.shadow = new GraphStore(epoch)
    const nothingShown = this.store.nodes.alive === 0
    this.growth = nothingShown && chunks > MOST_SUDDEN_CHUNKS ? new Growth(this.shadow, this.expectedNodes) : null
    if (!nothingShown) return
    this.states.clearAll()
    this.replaced = true
  }

  private swap(store: GraphStore): void {
    const selected = this.focus.selected >= 0 ? this.store.nodes.id[this.focus.selected] : null
    const edge = this.focus.selectedEdge && store.edgeLike(this.focus.selectedEdge, this.store)
    store.inherit(this.store)
    // What was looked at while it grew keeps its colours, unless a kind got none.
    if (!this.growth || store.nodes.types.crowded) store.nodes.types.assign()
    store.nodes.restyle()
    store.places.still = this.store.places.still
    this.store = store
    this.shadow = null
    this.loading = null
    this.loaded = true
    this.replaced = true
    this.placedOnce = false
    if (this.growth?.placed) this.growth = null
    this.states.ensure(store.nodes.capacity)
    this.states.clearAll()
    this.refreshAll()
    this.focus.hover(-1)
    this.focus.select(selected === null ? -1 : store.slotOf(selected))
    if (edge) this.focus.selectEdge(edge)
  }
}
