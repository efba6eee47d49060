import { Renderer } from './gl/renderer'
import type { Focus } from './focus'
import type { Growth } from './growth'
import type { Intake } from './intake'
import { fitOf } from './view/bounds'
import { Camera, type Box } from './view/camera'
import { EdgeSearch } from './view/edgeSearch'
import { LabelLayer } from './view/labelLayer'
import { EdgeBudget } from './view/lod'
import type { Rgb } from './store/palette'
import { DEFAULT_LOOK, edgeAlpha, isLight, sizeScale, SMALLEST_RADIUS, type Look } from './view/look'
import { pick } from './view/pick'

const MOST_PIXEL_RATIO = 2
const FIT_MARGIN = 44
const BOUNDS_MILLIS = 160
const FOCUS_MILLIS = 130
const FOLLOW_MILLIS = 130
const SETTLE_MILLIS = 150
/** Colour of the one edge that is pointed at. */
const INK: Rgb = [240, 245, 252]
const INK_ON_LIGHT: Rgb = [16, 22, 32]

/** The two canvases and what is painted on them. Paints when told; says whether another frame is needed. */
export class Stage {
  readonly camera = new Camera()
  look: Look = DEFAULT_LOOK
  /** The camera keeps the graph in view until somebody moves it. */
  following = true
  webgl: 'ok' | 'missing' | 'lost' = 'missing'
  drawnEdges = 0
  frames = 0
  private renderer: Renderer | null = null
  private readonly canvas: HTMLCanvasElement
  private readonly labelCanvas: HTMLCanvasElement
  private readonly labels: LabelLayer
  private readonly budget = new EdgeBudget()
  /** The share of nodes in the fitted view, and whether the user wants the others too. */
  private share = 1
  private everything = false
  private outside = 0
  private growth: Growth | null = null
  private readonly edgeSearch = new EdgeSearch()
  private pixelRatio = 1
  private boundsAt = -Infinity
  private focusLevel = 0
  private paintedAt = 0
  private busyAt = -Infinity
  private touchedAt = -Infinity
  private fitted = false

  constructor(canvas: HTMLCanvasElement, labelCanvas: HTMLCanvasElement, onContext: () => void) {
    this.canvas = canvas
    this.labelCanvas = labelCanvas
    this.labels = new LabelLayer(labelCanvas)
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault()
      this.renderer = null
      this.webgl = 'lost'
      onContext()
    })
    canvas.addEventListener('webglcontextrestored', () => {
      this.start()
      onContext()
    })
    this.start()
  }

  get rendererName(): string {
    return this.renderer?.name ?? 'none'
  }

  get labelCount(): number {
    return this.labels.count
  }

  /** How many nodes lie further out than the view that follows the graph; 0 when it shows all, or follows nothing. */
  get furtherOut(): number {
    return this.following && !this.everything ? this.outside : 0
  }

  resize(width: number, height: number): void {
    this.camera.resize(width, height)
    this.pixelRatio = Math.min(MOST_PIXEL_RATIO, window.devicePixelRatio || 1)
    for (const canvas of [this.canvas, this.labelCanvas]) {
      canvas.width = Math.round(width * this.pixelRatio)
      canvas.height = Math.round(height * this.pixelRatio)
    }
    this.labels.invalidate()
    this.boundsAt = -Infinity
    this.fitted = false
  }

  /** The user moves the view: fewer edges meanwhile, and no following any more. */
  touched(now: number, moves: boolean): void {
    this.touchedAt = now
    if (moves) this.following = false
    this.labels.invalidate()
  }

  fit(intake: Intake, now: number): void {
    // Asked again while the view leaves out strays, it takes them in.
    this.everything = this.following && this.share < 1 && !this.everything
    const box = this.boxOf(intake)
    this.following = true
    if (!box) return
    const view = this.camera.viewOf(box, FIT_MARGIN)
    this.target = view
    if (!this.everything) this.camera.fitK = view.k
    this.camera.glideTo(view, now)
  }

  nodeAt(px: number, py: number, slack: number, intake: Intake, now: number): number {
    if (intake.growth) return -1 // nothing there to be asked about yet
    const { store, states } = intake
    const t = store.places.progress(now)
    return pick(px, py, slack, this.camera, store.places, store.nodes.size, states.bytes, store.nodes.high, this.scale(intake), t)
  }

  /** The edge nearest to a point; null when looking took `millis` and is to be continued by asking again. */
  edgeAt(px: number, py: number, millis: number, intake: Intake): number | null {
    if (intake.growth) return -1
    const { store, states } = intake
    const scene = { edges: store.edges, places: store.places, states: states.bytes, sizes: store.nodes.size, scale: this.scale(intake) }
    return this.edgeSearch.at(px, py, this.camera, scene, millis)
  }

  /** A node appeared that was not there before. */
  appeared(slot: number): void {
    this.labels.pulses.add(slot, performance.now())
  }

  relabel(): void {
    this.labels.invalidate()
  }

  /** @returns whether to paint again at once, and after how many milliseconds otherwise (null: when something changes) */
  paint(intake: Intake, focus: Focus, now: number): { again: boolean; later: number | null } {
    if (this.growth && !intake.growth) this.unfold(this.growth, intake, now)
    this.growth = intake.growth
    const { picture: store, states } = intake
    const progress = store.places.progress(now)
    const moving = progress < 1
    const cameraMoving = this.moveCamera(intake, now)
    if (moving || cameraMoving) this.busyAt = now
    this.busyAt = Math.max(this.busyAt, this.touchedAt, store.places.arrivedAt)
    // Where a frame takes long, rest is told by a longer silence: else every frame would count as the last one.
    const settle = Math.max(SETTLE_MILLIS, this.budget.costMillis * 2)
    const busy = now - this.busyAt < settle
    this.paintedAt = now
    const fading = this.fadeFocus(focus, now)
    this.drawnEdges = this.budget.drawn(store.edges.count, busy)
    if (this.renderer) {
      this.render(this.renderer, intake, focus, progress)
      if (busy) this.renderer.measure((millis) => this.budget.frame(millis, store.edges.count))
    }
    const labelsActive = this.labels.draw(
      {
        nodes: store.nodes,
        places: store.places,
        states: states.bytes,
        camera: this.camera,
        progress,
        scale: this.scale(intake),
        first: focus.named,
        onlyFirst: focus.hovered >= 0,
        aside: focus.dims,
        covered: () => this.covered(),
      },
      this.look.labels || focus.active,
      this.pixelRatio,
      this.look.background,
      now,
      moving || cameraMoving,
    )
    this.frames++
    const again = moving || cameraMoving || fading || labelsActive
    const settles = this.drawnEdges < store.edges.count || now - this.touchedAt < 400
    return { again, later: settles ? settle + 20 : null }
  }

  /** Where panels lie on the canvas: no name is put there. */
  private covered(): Box[] {
    const origin = this.labelCanvas.getBoundingClientRect()
    const panels = this.labelCanvas.parentElement?.querySelectorAll('[data-over-graph]') ?? []
    return [...panels].map((panel) => {
      const { left, right, top, bottom } = panel.getBoundingClientRect()
      return { left: left - origin.left, right: right - origin.left, top: top - origin.top, bottom: bottom - origin.top }
    })
  }

  private start(): void {
    const gl = this.canvas.getContext('webgl2', {
      antialias: false,
      alpha: false,
      preserveDrawingBuffer: false,
      powerPreference: 'high-performance',
    })
    if (!gl) return
    this.renderer = new Renderer(gl)
    this.webgl = 'ok'
  }

  private render(renderer: Renderer, intake: Intake, focus: Focus, progress: number): void {
    const { picture: store, states } = intake
    if (focus.changed || intake.replaced) {
      focus.refresh(intake.store, states, isLight(this.look.background) ? INK_ON_LIGHT : INK)
      renderer.setFocusEdges(focus.pairs, focus.styles, focus.edgeCount)
      this.labels.invalidate()
    }
    renderer.upload({ nodes: store.nodes, edges: store.edges, places: store.places, states }, intake.replaced)
    intake.replaced = false
    const { camera } = this
    renderer.draw(
      {
        view: { cx: camera.cx, cy: camera.cy, k: camera.k },
        width: camera.width,
        height: camera.height,
        pixelRatio: this.pixelRatio,
        progress,
        sizeScale: this.scale(intake),
        smallestRadius: SMALLEST_RADIUS,
        edgeAlpha: edgeAlpha(this.look, this.drawnEdges, camera.zoom),
        edgesDrawn: this.drawnEdges,
        focus: this.focusLevel,
        raised: focus.active,
        background: this.look.background,
      },
      store.nodes.high,
    )
  }

  private scale(intake: Intake): number {
    const nodes = intake.growth ? intake.growth.expected : intake.store.nodes.alive
    return sizeScale(this.look, nodes, this.camera.width * this.camera.height, this.camera.zoom)
  }

  private moveCamera(intake: Intake, now: number): boolean {
    if (this.camera.step(now)) return true
    if (!this.following || intake.picture.nodes.alive === 0) return false
    if (now - this.boundsAt > BOUNDS_MILLIS) {
      this.boundsAt = now
      const box = this.boxOf(intake)
      this.target = box && this.camera.viewOf(box, FIT_MARGIN)
    }
    if (!this.target) return false
    if (!this.everything) this.camera.fitK = this.target.k
    if (!this.fitted) {
      this.fitted = true
      this.camera.jump(this.target)
      return true
    }
    return this.camera.follow(this.target, 1 - 0.4 ** ((now - this.paintedAt) / FOLLOW_MILLIS))
  }

  private boxOf(intake: Intake): Box | null {
    if (intake.growth) return intake.growth.box
    const fit = fitOf(intake.store.places.to, intake.states.bytes, intake.store.nodes.high, this.share)
    if (!fit) return null
    this.share = fit.share
    this.outside = fit.outside
    this.camera.allK = this.camera.viewOf(fit.all, FIT_MARGIN).k
    return this.everything ? fit.all : fit.box
  }

  /** The places have come: looks at them, and lets every node glide to its own from where it is on the screen now. */
  private unfold(growth: Growth, intake: Intake, now: number): void {
    const { cx, cy, k } = this.camera
    const { nodes, places } = intake.store
    const box = this.boxOf(intake)
    if (!box) return
    this.following = true
    this.fitted = true
    this.target = this.camera.viewOf(box, FIT_MARGIN)
    this.boundsAt = now
    this.camera.jump(this.target)
    this.camera.fitK = this.target.k
    const scale = k / this.camera.k
    places.glideFrom(growth.places, nodes.high, scale, this.camera.cx - cx * scale, this.camera.cy - cy * scale)
  }

  private target: { cx: number; cy: number; k: number } | null = null

  private fadeFocus(focus: Focus, now: number): boolean {
    const goal = focus.hovered >= 0 ? 1 : focus.dims ? 0.72 : 0
    const step = Math.min(1, Math.max(0.05, (now - this.fadedAt) / FOCUS_MILLIS))
    this.fadedAt = now
    const left = goal - this.focusLevel
    this.focusLevel = Math.abs(left) <= step ? goal : this.focusLevel + Math.sign(left) * step
    return this.focusLevel !== goal
  }

  private fadedAt = 0
}
