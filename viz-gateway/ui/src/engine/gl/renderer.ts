import type { Edges } from '../store/edges'
import type { Nodes } from '../store/nodes'
import type { Places } from '../store/places'
import type { States } from '../store/state'
import type { View } from '../view/camera'
import { EdgeBuffer } from './edgeBuffer'
import { Program } from './program'
import { EDGE_FRAGMENT, EDGE_VERTEX, NODE_FRAGMENT, NODE_VERTEX } from './shaders'
import { SlotTexture } from './texture'

/** Up to so many edges are drawn as smooth thin quads, more as plain lines. */
const MOST_QUADS = 150_000
const LONGEST_MEASURE_MILLIS = 5000
const EDGE_RGB = [115 / 255, 140 / 255, 180 / 255] as const

export interface Scene {
  nodes: Nodes
  edges: Edges
  places: Places
  states: States
}

export interface Picture {
  view: View
  width: number
  height: number
  pixelRatio: number
  progress: number
  sizeScale: number
  smallestRadius: number
  edgeAlpha: number
  edgesDrawn: number
  /** 0 nothing is in focus, 1 everything else is dimmed. */
  focus: number
  /** Whether any node is selected or hovered: those are drawn last, above all others. */
  raised: boolean
  background: readonly [number, number, number]
}

/** Draws the graph with WebGL2. Owns the GPU's copies; the arrays stay with the stores, so a lost context is refilled. */
export class Renderer {
  readonly name: string
  private readonly gl: WebGL2RenderingContext
  private readonly node: Program
  private readonly edge: Program
  private readonly nodeArray: WebGLVertexArrayObject
  private readonly sizes: WebGLBuffer
  private readonly from: SlotTexture
  private readonly to: SlotTexture
  private readonly state: SlotTexture
  private readonly color: SlotTexture
  private readonly edges: EdgeBuffer
  private readonly focusEdges: EdgeBuffer
  /** Edges from a node to itself, drawn apart when all others are plain lines. */
  private readonly loops: EdgeBuffer
  private loopCount = 0
  private focusCount = 0
  private sizeCapacity = 0
  private measuring = false

  constructor(gl: WebGL2RenderingContext) {
    this.gl = gl
    const info = gl.getExtension('WEBGL_debug_renderer_info')
    this.name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
    this.node = new Program(gl, NODE_VERTEX, NODE_FRAGMENT, ['aSize'])
    this.edge = new Program(gl, EDGE_VERTEX, EDGE_FRAGMENT, ['aEnds', 'aStyle'])
    this.from = new SlotTexture(gl, 'place')
    this.to = new SlotTexture(gl, 'place')
    this.state = new SlotTexture(gl, 'state')
    this.color = new SlotTexture(gl, 'color')
    this.edges = new EdgeBuffer(gl)
    this.focusEdges = new EdgeBuffer(gl)
    this.loops = new EdgeBuffer(gl)
    this.nodeArray = gl.createVertexArray()
    this.sizes = gl.createBuffer()
    gl.bindVertexArray(this.nodeArray)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.sizes)
    gl.enableVertexAttribArray(0)
    gl.vertexAttribPointer(0, 1, gl.FLOAT, false, 4, 0)
    gl.vertexAttribDivisor(0, 1)
    gl.bindVertexArray(null)
  }

  /** Brings the GPU's copies up to date; everything when `all`. */
  upload({ nodes, edges, places, states }: Scene, all: boolean): void {
    const slots = Math.max(1, nodes.capacity)
    const placesLost = this.from.ensure(slots)
    if (this.to.ensure(slots) || placesLost || all) places.dirty.markAll(nodes.high)
    if (this.state.ensure(slots) || all) states.dirty.markAll(nodes.high)
    if (this.color.ensure(slots) || slots > this.sizeCapacity || all) {
      nodes.dirty.markAll(nodes.high)
      this.growSizes(slots)
    }
    places.dirty.drain((row, rows) => {
      this.from.upload(places.from, row, rows)
      this.to.upload(places.to, row, rows)
    })
    states.dirty.drain((row, rows) => this.state.upload(states.bytes, row, rows))
    nodes.dirty.drain((row, rows) => {
      this.color.upload(nodes.color, row, rows)
      const first = row * 2048
      const count = Math.min(nodes.size.length - first, rows * 2048)
      this.gl.bindBuffer(this.gl.ARRAY_BUFFER, this.sizes)
      if (count > 0) this.gl.bufferSubData(this.gl.ARRAY_BUFFER, first * 4, nodes.size, first, count)
    })
    if (all || edges.allDirty || !this.edges.patch(edges.pairs, edges.style, edges.patches, edges.count)) {
      this.edges.whole(edges.pairs, edges.style, edges.count)
    }
    if (edges.count > MOST_QUADS && (all || edges.loopsDirty)) {
      const { pairs, styles, count } = edges.loopRows(MOST_QUADS)
      this.loops.whole(pairs, styles, count)
      this.loopCount = count
      edges.loopsDirty = false
    }
    edges.allDirty = false
    edges.patches.clear()
  }

  /** The edges drawn on top, bright: those at the nodes in focus. */
  setFocusEdges(pairs: Uint32Array, styles: Uint8Array, count: number): void {
    this.focusEdges.whole(pairs, styles, count)
    this.focusCount = count
  }

  draw(picture: Picture, nodeCount: number): void {
    const gl = this.gl
    const { width, height, pixelRatio, background } = picture
    gl.viewport(0, 0, Math.round(width * pixelRatio), Math.round(height * pixelRatio))
    gl.clearColor(background[0] / 255, background[1] / 255, background[2] / 255, 1)
    gl.clear(gl.COLOR_BUFFER_BIT)
    if (nodeCount === 0) return
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
    this.from.bind(0)
    this.to.bind(1)
    this.state.bind(2)
    this.color.bind(3)
    this.drawEdges(picture)
    this.drawNodes(picture, nodeCount, 0)
    if (!picture.raised) return
    this.drawFocusEdges(picture)
    this.drawNodes(picture, nodeCount, 1)
  }

  /** Tells how long the GPU needs for what was drawn last; asks without blocking, one measurement at a time. */
  measure(done: (millis: number) => void): void {
    if (this.measuring) return
    const gl = this.gl
    const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
    if (!sync) return
    this.measuring = true
    gl.flush()
    const start = performance.now()
    const look = () => {
      const state = gl.isContextLost() ? gl.WAIT_FAILED : gl.clientWaitSync(sync, 0, 0)
      if (state === gl.TIMEOUT_EXPIRED && performance.now() - start < LONGEST_MEASURE_MILLIS) return void setTimeout(look, 4)
      gl.deleteSync(sync)
      this.measuring = false
      if (state !== gl.WAIT_FAILED) done(performance.now() - start)
    }
    setTimeout(look, 4)
  }

  private drawEdges(picture: Picture): void {
    if (picture.edgesDrawn === 0) return
    const gl = this.gl
    const quads = picture.edgesDrawn <= MOST_QUADS
    this.edgeStyle(picture, { quads, width: 1.05, raised: 0, alpha: picture.edgeAlpha })
    this.edges.bind()
    if (quads) gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, picture.edgesDrawn)
    else gl.drawArraysInstanced(gl.LINES, 0, 2, picture.edgesDrawn)
    if (quads || this.loopCount === 0) return
    this.edgeStyle(picture, { quads: true, width: 1.05, raised: 0, alpha: picture.edgeAlpha })
    this.loops.bind()
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.loopCount)
  }

  private drawFocusEdges(picture: Picture): void {
    if (this.focusCount === 0) return
    this.edgeStyle(picture, { quads: true, width: 1.6, raised: 1, alpha: 0.92 * Math.max(0.6, picture.focus) })
    this.focusEdges.bind()
    this.gl.drawArraysInstanced(this.gl.TRIANGLE_STRIP, 0, 4, this.focusCount)
  }

  private edgeStyle(picture: Picture, style: { quads: boolean; width: number; raised: number; alpha: number }): void {
    const gl = this.gl
    this.use(this.edge, picture)
    gl.uniform1f(this.edge.uniform('uQuad'), style.quads ? 1 : 0)
    gl.uniform1f(this.edge.uniform('uWidth'), style.width)
    gl.uniform1f(this.edge.uniform('uRaised'), style.raised)
    gl.uniform4f(this.edge.uniform('uBase'), ...EDGE_RGB, style.alpha)
  }

  /** @param pass 0 for all that are not in focus, 1 for those that are */
  private drawNodes(picture: Picture, count: number, pass: 0 | 1): void {
    const gl = this.gl
    this.use(this.node, picture)
    const [r, g, b] = picture.background
    gl.uniform3f(this.node.uniform('uBack'), r / 255, g / 255, b / 255)
    gl.uniform1f(this.node.uniform('uPass'), pass)
    gl.bindVertexArray(this.nodeArray)
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count)
    gl.bindVertexArray(null)
  }

  private use(program: Program, { view, width, height, pixelRatio, progress, focus, sizeScale, smallestRadius }: Picture): void {
    const gl = this.gl
    gl.useProgram(program.handle)
    ;['uFrom', 'uTo', 'uState', 'uColor'].forEach((name, unit) => gl.uniform1i(program.uniform(name), unit))
    gl.uniform1f(program.uniform('uT'), progress)
    gl.uniform3f(program.uniform('uView'), view.cx, view.cy, view.k)
    gl.uniform2f(program.uniform('uHalf'), width / 2, height / 2)
    gl.uniform1f(program.uniform('uFocus'), focus)
    gl.uniform2f(program.uniform('uScale'), sizeScale, smallestRadius)
    gl.uniform1f(program.uniform('uPixel'), 1 / pixelRatio)
  }

  private growSizes(slots: number): void {
    if (slots <= this.sizeCapacity) return
    this.sizeCapacity = slots
    this.gl.bindBuffer(this.gl.ARRAY_BUFFER, this.sizes)
    this.gl.bufferData(this.gl.ARRAY_BUFFER, slots * 4, this.gl.DYNAMIC_DRAW)
  }
}
