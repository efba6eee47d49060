import { seeded } from './random.mjs'

/** A plain force model, every pair: right for the few thousand nodes of a test, and it moves as the real one does. */
export class ForceLayout {
  constructor(graph, seed = 3) {
    this.graph = graph
    this.random = seeded(seed)
    this.x = []
    this.y = []
    this.vx = []
    this.vy = []
    this.pinned = new Map()
    this.restart()
  }

  restart() {
    const n = this.graph.nodes.length
    for (let i = 0; i < n; i++) this.place(i, (this.random() - 0.5) * 400, (this.random() - 0.5) * 400)
    this.step_ = 0
    this.heat = 1
  }

  place(i, x, y) {
    this.x[i] = x
    this.y[i] = y
    this.vx[i] = 0
    this.vy[i] = 0
  }

  get resting() {
    return this.heat < 0.02
  }

  wake(heat = 0.12) {
    this.heat = Math.max(this.heat, heat)
  }

  step() {
    const { x, y, graph } = this
    const n = graph.nodes.length
    const fx = new Float64Array(n)
    const fy = new Float64Array(n)
    const mass = Float64Array.from(graph.nodes, (node) => 1 + node.degree)
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const dx = x[i] - x[j]
        const dy = y[i] - y[j]
        const force = (9 * mass[i] * mass[j]) / (dx * dx + dy * dy + 0.5)
        fx[i] += dx * force
        fy[i] += dy * force
        fx[j] -= dx * force
        fy[j] -= dy * force
      }
      fx[i] -= x[i] * 0.05 * mass[i]
      fy[i] -= y[i] * 0.05 * mass[i]
    }
    for (const { source, destination } of graph.edges) {
      const dx = x[destination] - x[source]
      const dy = y[destination] - y[source]
      fx[source] += dx
      fy[source] += dy
      fx[destination] -= dx
      fy[destination] -= dy
    }
    for (let i = 0; i < n; i++) {
      const held = this.pinned.get(i)
      if (held) {
        this.place(i, held.x, held.y)
        continue
      }
      this.vx[i] = (this.vx[i] + (fx[i] / mass[i]) * 0.08) * 0.6
      this.vy[i] = (this.vy[i] + (fy[i] / mass[i]) * 0.08) * 0.6
      const speed = Math.hypot(this.vx[i], this.vy[i])
      const limit = 60 * this.heat
      const scale = speed > limit ? limit / speed : 1
      x[i] += this.vx[i] * scale
      y[i] += this.vy[i] * scale
    }
    this.heat *= 0.988
    this.step_++
  }
}
