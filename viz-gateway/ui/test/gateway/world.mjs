import { edgeColumns, frame, nodeColumns } from './encode.mjs'
import { StillLayout } from './still.mjs'
import { ForceLayout } from './layout.mjs'
import { attack, office } from './office.mjs'
import { packages } from './packages.mjs'

/** The fake gateway's one graph: its rows, its layout, its log of changes, and who looks on. */
export class World {
  constructor({ size = 2600, live = false, kind = 'upload', warm = 0, name, failed = false, mute = false, empty = false, id, graph, still = false, frameMillis = 0 } = {}) {
    /** A slow line: so long between two frames of a snapshot. */
    this.frameMillis = frameMillis
    this.id = id ?? (kind === 'feed' ? 'feed01' : 'office')
    this.name = name ?? (kind === 'feed' ? 'Office logs, live' : 'Office logs, one day')
    this.kind = kind
    this.failed = failed
    this.mute = mute
    this.graph = empty ? { nodes: [], edges: [] } : graph === 'packages' ? packages(size) : office(size)
    this.layout = still ? new StillLayout(this.graph) : new ForceLayout(this.graph)
    for (let i = 0; i < warm; i++) this.layout.step()
    this.epoch = 1
    this.seq = empty ? 0 : 1
    this.log = []
    this.viewers = new Set()
    this.layoutNumber = 0
    this.receivedMicros = 0
    this.paused = false
    this.commands = []
    this.rate = 0
    this.attack = attack(this.graph)
    this.timers = [setInterval(() => this.tick(), 60), setInterval(() => this.status(), 500)]
    if (live) this.timers.push(setInterval(() => this.grow(3), 300))
  }

  stop() {
    this.timers.forEach(clearInterval)
  }

  summary() {
    const { nodes, edges } = this.graph
    const moving = this.paused ? 'paused' : this.layout.resting ? 'resting' : 'moving'
    return {
      id: this.id, name: this.name, kind: this.kind, status: this.failed ? 'failed' : nodes.length || this.kind === 'feed' ? 'ready' : 'waiting',
      nodes: nodes.length, edges: edges.length, progress: 1, eventsPerSecond: this.rate, rows: edges.length * 7, rejected: this.failed ? 3 : 0,
      errors: this.failed ? [{ stage: 'ingest', reason: 'malformed', message: 'Row 17 has 3 cells, the header has 5', position: 'row 17' }] : [],
      createdAt: '2026-11-22T08:00:00Z', updatedAt: new Date().toISOString(), feed: this.kind === 'feed' ? 'office' : null, layout: moving,
    }
  }

  tick() {
    if (this.paused || this.layout.resting || this.viewers.size === 0) return
    this.layout.step()
    this.layoutNumber++
    for (const viewer of this.viewers) viewer.position()
  }

  status() {
    const text = JSON.stringify(this.summary())
    if (text === this.said) return
    this.said = text
    for (const viewer of this.viewers) if (viewer.ready) viewer.say({ t: 'status', graph: this.summary() })
  }

  grow(events) {
    const fresh = { nodes: [], edges: [], touched: new Set() }
    for (let i = 0; i < events; i++) this.event(fresh)
    this.rate = events / 0.3
    this.seq++
    this.receivedMicros = Date.now() * 1000 - 30_000
    this.layout.wake()
    const { nodes } = this.graph
    const slots = [...new Set([...fresh.nodes, ...fresh.touched])]
    const options = { epoch: this.epoch, seq: this.seq, chunks: 2, receivedMicros: this.receivedMicros }
    this.publish(frame('nodes', nodeColumns(slots.map((slot) => nodes[slot]), slots), { ...options, chunk: 0 }))
    this.publish(frame('edges', edgeColumns(fresh.edges.map((slot) => this.graph.edges[slot]), fresh.edges), { ...options, chunk: 1 }))
  }

  event(fresh) {
    const { node, to, relation } = this.attack.next().value
    const { nodes, edges } = this.graph
    const slot = nodes.push({ ...node, degree: 1, count: 1 }) - 1
    this.layout.place(slot, this.layout.x[to] + Math.random() * 30 - 15, this.layout.y[to] + Math.random() * 30 - 15)
    nodes[to].degree++
    fresh.nodes.push(slot)
    fresh.touched.add(to)
    fresh.edges.push(edges.push({ source: slot, destination: to, relation, count: 1 }) - 1)
  }

  publish(bytes) {
    this.log.push({ seq: this.seq, bytes })
    for (const viewer of this.viewers) if (viewer.ready) viewer.send(bytes)
  }

  command(command) {
    this.commands.push(command)
    if (command.type === 'pause') this.paused = true
    if (command.type === 'play') this.paused = false
    if (command.type === 'relayout') this.layout.restart()
    if (command.type === 'pin') this.layout.pinned.set(command.slot, command)
    if (command.type === 'unpin') this.layout.pinned.delete(command.slot)
    if (command.type === 'pin' || command.type === 'unpin') this.layout.wake(0.05)
  }

  edgeDetails(slot) {
    const edge = this.graph.edges[slot]
    if (!edge) return null
    const end = (at) => ({ slot: at, id: this.graph.nodes[at].id, label: this.graph.nodes[at].label })
    const behind = this.details(edge.source)
    return { ...behind, slot, id: String(slot), label: edge.label ?? '', type: edge.relation, source: end(edge.source), destination: end(edge.destination), count: edge.count }
  }

  details(slot) {
    const node = this.graph.nodes[slot]
    if (!node) return null
    return {
      slot, id: node.id, label: node.label, type: node.type, degree: node.degree, count: node.count,
      firstSeen: '2026-11-22T08:03:11Z', lastSeen: '2026-11-22T15:58:40Z',
      attributes: { event: 'login', outcome: 'success', team: 'finance', bytes: 1_882_004, note: '<img src=x onerror="document.title=1">' },
      sources: ['newest', 'sample', 'oldest'].map((how, i) => ({
        offset: 88_247 - i * 17, receivedAt: `2026-11-22T15:58:4${i}Z`, row: -1, removed: i === 2, how, door: i === 2 ? null : 'relp', transport: i === 2 ? {} : { address: '192.0.2.40:51022' },
        ...(i === 2 ? { gone: 'The log keeps events for 7 days; this one is older.' } : {}),
        text: i === 2 ? null : JSON.stringify({ time: `2026-11-22T08:0${i}:11Z`, event: 'login', entity: node.label, outcome: 'success' }),
      })),
    }
  }
}
