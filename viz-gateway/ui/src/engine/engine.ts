import { compose } from './compose'
import { describeEdge, describeNode } from './describe'
import { Focus, neighboursOf, type Neighbour } from './focus'
import { Intake } from './intake'
import type { Link } from './link'
import { Meters } from './meters'
import type { Published, SelectedNode, Tooltip } from './published'
import { search, type Hit } from './search'
import { FramePump } from './pump'
import { Stage } from './stage'
import { Standing } from './standing'
import { viewAround, viewOfEdge } from './view/around'
import { Bit } from './store/state'
import type { View } from './view/camera'
import type { Look } from './view/look'
import type { PageEvent } from './wire/events'
import type { Command } from './wire/messages'

const PUBLISH_MILLIS = 200
const HOVER_SLACK = 6
/** A growing picture is painted so often at most: the time belongs to what is still coming. */
const GROW_MILLIS = 150
const PIN_HOLD_MILLIS = 1500

type Connect = (listen: (event: PageEvent) => void) => Link

/**
 * One open graph: what came from the server, what is on screen, what the user points at. Lives on the page's thread;
 * panels read `snapshot()` and hear of changes through `subscribe`.
 */
export class Engine {
  readonly focus = new Focus()
  readonly intake = new Intake(this.focus)
  readonly stage: Stage
  private readonly meters = new Meters()
  private readonly link: Link
  private readonly listeners = new Set<() => void>()
  private published: Published
  private publishTimer: ReturnType<typeof setTimeout> | null = null
  private readonly beat: ReturnType<typeof setInterval>
  private readonly pump = new FramePump((now) => this.paint(now))
  private readonly standing = new Standing()
  private changedAt = performance.now()
  private pendingShown: number | null = null
  private grownAt = -Infinity
  private tooltip: Tooltip | null = null
  private toast: Published['toast'] = null
  private toasts = 0
  private revision = 0

  constructor(url: string, canvas: HTMLCanvasElement, labels: HTMLCanvasElement, look: Look, connect: Connect) {
    this.stage = new Stage(canvas, labels, () => {
      this.intake.replaced = true
      this.changed()
      this.invalidate()
    })
    this.stage.look = look
    this.intake.store.places.still = matchMedia('(prefers-reduced-motion: reduce)').matches
    this.published = this.compose()
    this.link = connect((event) => this.heard(event))
    this.link.post({ c: 'start', url })
    this.beat = setInterval(() => this.changed(), 500)
    document.addEventListener('visibilitychange', this.visibility)
  }

  snapshot = (): Published => this.published

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  dispose(): void {
    this.pump.stop()
    this.link.close()
    clearInterval(this.beat)
    if (this.publishTimer) clearTimeout(this.publishTimer)
    document.removeEventListener('visibilitychange', this.visibility)
  }

  // ---- what the user does

  command(command: Command): void {
    this.link.post({ c: 'command', command })
  }

  retry(): void {
    this.link.post({ c: 'retry' })
  }

  dropConnection(): void {
    this.link.post({ c: 'drop' })
  }

  fit(): void {
    this.stage.fit(this.intake, performance.now())
    this.stage.touched(performance.now(), false)
    this.changed()
    this.invalidate()
  }

  /** The view keeps the whole graph in sight from now on, as it does until somebody moves it. */
  follow(): void {
    this.stage.following = true
    this.changed()
    this.invalidate()
  }

  /** Brings a node and its neighbours into view. */
  show(slot: number): void {
    this.glide(viewAround(this.intake.store, slot, this.stage.camera))
  }

  /** Brings both ends of an edge into view. */
  showEdge(slot: number): void {
    this.glide(viewOfEdge(this.intake.store, slot, this.stage.camera))
  }

  private glide(view: View | null): void {
    if (!view) return
    const now = performance.now()
    this.stage.touched(now, true)
    this.stage.camera.glideTo(view, now)
    this.invalidate()
  }

  zoom(factor: number, px = this.stage.camera.width / 2, py = this.stage.camera.height / 2): void {
    this.stage.camera.zoomAt(px, py, factor)
    this.moved()
  }

  pan(dx: number, dy: number): void {
    this.stage.camera.panBy(dx, dy)
    this.moved()
  }

  nodeAt(px: number, py: number): number {
    return this.stage.nodeAt(px, py, HOVER_SLACK, this.intake, performance.now())
  }

  /** The edge nearest to a point; null when there was not time enough to look at all of them: ask again. */
  edgeAt(px: number, py: number, millis = Infinity): number | null {
    return this.stage.edgeAt(px, py, millis, this.intake)
  }

  /** The pointer is on a node, or else on an edge, or on nothing. */
  hover(slot: number, edgeSlot: number, px: number, py: number): void {
    const { places } = this.intake.store
    const before = this.focus.hovered
    const edge = slot < 0 ? this.intake.store.edges.ref(edgeSlot) : null
    if (this.focus.hover(slot, edge)) {
      if (before >= 0) places.release(before, false)
      const t = places.progress(performance.now())
      if (slot >= 0) places.hold(slot, places.x(slot, t), places.y(slot, t))
      this.invalidate()
    }
    const described = describeEdge(this.intake, edge)
    this.tooltip = slot >= 0 ? { node: this.describe(slot), edge: null, x: px, y: py } : described && { node: null, edge: described, x: px, y: py }
    this.publish()
  }

  select(slot: number): void {
    this.focus.select(slot)
    this.revision++
    this.publish()
    this.invalidate()
  }

  selectEdge(slot: number): void {
    this.focus.selectEdge(this.intake.store.edges.ref(slot))
    this.revision++
    this.publish()
    this.invalidate()
  }

  drag(slot: number, px: number, py: number): void {
    const { camera } = this.stage
    this.intake.store.places.hold(slot, camera.worldX(px), camera.worldY(py))
    this.tooltip = null
    this.invalidate()
  }

  /** Pins a node where it is now; the layout takes it from there. */
  pin(slot: number): void {
    const { places } = this.intake.store
    const t = places.progress(performance.now())
    const x = places.x(slot, t)
    const y = places.y(slot, t)
    this.command({ type: 'pin', slot, x, y })
    this.intake.states.set(slot, Bit.PINNED, true)
    places.hold(slot, x, y)
    setTimeout(() => this.focus.hovered !== slot && places.release(slot, true), PIN_HOLD_MILLIS)
    this.publish()
    this.invalidate()
  }

  unpin(slot: number): void {
    this.command({ type: 'unpin', slot })
    this.intake.states.set(slot, Bit.PINNED, false)
    this.intake.store.places.release(slot, false)
    this.publish()
    this.invalidate()
  }

  showTypes(hidden: readonly string[]): void {
    this.intake.hiddenTypes.clear()
    for (const name of hidden) this.intake.hiddenTypes.add(name)
    this.intake.refreshAll()
    this.stage.relabel()
    this.publish()
    this.invalidate()
  }

  toggleLabels(): void {
    this.stage.look = { ...this.stage.look, labels: !this.stage.look.labels }
    this.stage.relabel()
    this.publish()
    this.invalidate()
  }

  search(query: string): { hits: Hit[]; total: number } {
    return search(this.intake.store.nodes, query)
  }

  neighbours(slot: number): Neighbour[] {
    return slot >= 0 && this.intake.store.nodes.present[slot] ? neighboursOf(this.intake.store, slot) : []
  }

  resize(width: number, height: number): void {
    this.stage.resize(width, height)
    this.tooltip = null
    this.publish()
    this.invalidate()
  }

  notify(text: string, tone: 'info' | 'warn' | 'danger' = 'info'): void {
    this.toast = { id: ++this.toasts, text, tone }
    this.publish()
  }

  /** No frame is due and nothing is loading. */
  get idle(): boolean {
    return this.pump.idle && this.intake.loading === null && this.standing.welcomed
  }

  // ---- what the server says

  private heard(event: PageEvent): void {
    switch (event.e) {
      case 'rows':
        return this.applyRows(event)
      case 'positions':
        return this.applyPositions(event)
      case 'welcome':
        return this.welcome(event)
      case 'status':
        this.standing.follow(event.graph, this.intake.changes)
        return this.changed()
      case 'clock':
        this.meters.serverOffsetMicros = event.offsetMicros
        if (event.roundTripMillis > 0) this.meters.roundTripMillis = event.roundTripMillis
        return
      case 'connecting':
        this.standing.connecting()
        return this.changed()
      case 'waiting':
        this.standing.waiting(event.attempt, Date.now() + event.delayMillis)
        return this.publish()
      case 'lost':
        return this.standing.lost()
      case 'ended':
        this.standing.end = event.end
        return this.publish()
      case 'problem':
        return this.notify(event.message, event.code === 'forbidden' ? 'warn' : 'danger')
    }
  }

  private welcome({ welcome, empty }: Extract<PageEvent, { e: 'welcome' }>): void {
    this.meters.joined(welcome.serverMicros)
    this.intake.expectedNodes = welcome.nodes
    const news = this.standing.welcome(welcome.graph, welcome.nodes, welcome.edges, this.intake.changes)
    if (empty) {
      this.intake.empty(welcome.epoch, welcome.seq)
      this.invalidate()
    } else if (!welcome.resumed && !this.intake.loaded) {
      this.intake.loading = { chunk: 0, chunks: welcome.snapshotFrames, nodes: 0, edges: 0 }
    }
    if (news) this.notify(news.text, news.tone)
    this.publish()
  }

  private applyRows(event: Extract<PageEvent, { e: 'rows' }>): void {
    const replaced = this.intake.rows(event, (slot) => this.stage.appeared(slot))
    this.link.post({ c: 'handled', bytes: event.bytes, connection: event.connection })
    this.changedAt = performance.now()
    this.revision++
    if (event.last && !event.snapshot) this.meters.handled(event.receivedMicros, Date.now())
    this.changed()
    if (!replaced || (event.snapshot && !event.last && this.changedAt - this.grownAt < GROW_MILLIS)) return
    this.grownAt = this.changedAt
    this.invalidate()
  }

  private applyPositions(event: Extract<PageEvent, { e: 'positions' }>): void {
    const start = performance.now()
    if (this.intake.positions(event, start, (slot) => this.stage.appeared(slot))) {
      this.meters.handled(event.receivedMicros, Date.now())
      this.pendingShown = performance.now() - start
      this.invalidate()
      this.changed()
    } else {
      this.link.post({ c: 'shown', millis: 0 })
    }
  }

  // ---- painting and publishing

  invalidate(): void {
    this.pump.invalidate()
  }

  private moved(): void {
    this.stage.touched(performance.now(), true)
    this.changed()
    this.invalidate()
  }

  private paint(now: number): { again: boolean; later: number | null } {
    const start = performance.now()
    const next = this.stage.paint(this.intake, this.focus, now)
    this.meters.painted(now)
    if (this.pendingShown !== null) {
      this.link.post({ c: 'shown', millis: Math.min(250, this.pendingShown + performance.now() - start) })
      this.pendingShown = null
    }
    return next
  }

  private changed(): void {
    this.publishTimer ??= setTimeout(() => this.publish(), PUBLISH_MILLIS)
  }

  private publish(): void {
    if (this.publishTimer) clearTimeout(this.publishTimer)
    this.publishTimer = null
    this.published = this.compose()
    for (const listener of this.listeners) listener()
  }

  private compose(): Published {
    const { intake, stage, meters, standing, revision, toast } = this
    if (this.focus.hovered < 0 && !this.focus.hoveredEdge) this.tooltip = null
    return compose({ intake, stage, meters, standing, quietMillis: performance.now() - this.changedAt, revision, tooltip: this.tooltip, toast })
  }

  describe(slot: number): SelectedNode {
    return describeNode(this.intake, slot)
  }

  private readonly visibility = (): void => {
    this.link.post({ c: 'visible', visible: !document.hidden })
    if (!document.hidden) this.invalidate()
  }
}
