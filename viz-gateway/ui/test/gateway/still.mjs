import { seeded } from './random.mjs'

/** Places that do not move, for graphs too large to be laid out here: everybody beside somebody it knows. */
export class StillLayout {
  constructor(graph, seed = 9) {
    const random = seeded(seed)
    const near = graph.nodes.map(() => [])
    for (const { source, destination } of graph.edges) {
      near[source].push(destination)
      near[destination].push(source)
    }
    this.x = new Array(graph.nodes.length)
    this.y = new Array(graph.nodes.length)
    const seat = (slot, x, y, reach) => {
      const angle = random() * Math.PI * 2
      const r = reach * Math.sqrt(random())
      this.x[slot] = x + Math.cos(angle) * r
      this.y[slot] = y + Math.sin(angle) * r
    }
    graph.nodes.forEach((_, first) => {
      if (this.x[first] !== undefined) return
      seat(first, 0, 0, 900)
      const queue = [first]
      for (const slot of queue) {
        for (const other of near[slot]) {
          if (this.x[other] !== undefined) continue
          seat(other, this.x[slot], this.y[slot], 60 + Math.sqrt(near[slot].length) * 14)
          queue.push(other)
        }
      }
    })
    this.pinned = new Map()
    this.resting = true
  }

  wake() {}
  restart() {}
  place(slot, x, y) {
    this.x[slot] = x
    this.y[slot] = y
  }
}
