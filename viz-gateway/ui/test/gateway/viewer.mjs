import { edgeColumns, frame, nodeColumns, positionsFrame, SNAPSHOT } from './encode.mjs'

const CHUNK = 2000

/** One browser at the fake gateway: snapshot, then changes, then positions when asked for. */
export class Viewer {
  constructor(socket, world) {
    this.socket = socket
    this.world = world
    this.wantsFrame = false
    this.credit = 0
    this.granted = 0
    this.shown = -1
    socket.on('message', (data) => this.heard(JSON.parse(String(data))))
    socket.on('close', () => world.viewers.delete(this))
    world.viewers.add(this)
  }

  heard(message) {
    const { world } = this
    if (message.t === 'hello') {
      this.credit = message.credit
      if (world.mute) return
      const resumed = message.resume?.epoch === world.epoch && message.resume.seq <= world.seq && world.log.length > 0
      const frames = resumed ? world.log.filter((entry) => entry.seq > message.resume.seq).map((entry) => entry.bytes) : this.snapshot()
      this.say({ t: 'welcome', epoch: world.epoch, seq: resumed ? message.resume.seq : world.seq, nodes: world.graph.nodes.length, edges: world.graph.edges.length, resumed, snapshotFrames: resumed ? 0 : frames.length, serverMicros: Date.now() * 1000, graph: world.summary() })
      this.deliver(frames, world.frameMillis)
    } else if (message.t === 'frame') {
      this.wantsFrame = true
      this.position()
    } else if (message.t === 'ping') this.say({ t: 'pong', id: message.id, serverMicros: Date.now() * 1000 })
    else if (message.t === 'credit') this.granted += message.bytes
    else if (message.t === 'command') world.command(message.command)
  }

  deliver(frames, pause) {
    if (pause === 0 || frames.length < 2) {
      frames.forEach((bytes) => this.send(bytes))
      this.ready = true
      return this.position()
    }
    this.send(frames[0])
    setTimeout(() => this.deliver(frames.slice(1), pause), pause)
  }

  snapshot() {
    const { nodes, edges } = this.world.graph
    const parts = []
    for (let i = 0; i < nodes.length; i += CHUNK) parts.push(['nodes', i, nodes.slice(i, i + CHUNK)])
    for (let i = 0; i < edges.length; i += CHUNK) parts.push(['edges', i, edges.slice(i, i + CHUNK)])
    return parts.map(([kind, first, rows], chunk) => {
      const slots = rows.map((_, i) => first + i)
      const columns = kind === 'nodes' ? nodeColumns(rows, slots) : edgeColumns(rows, slots)
      return frame(kind, columns, { epoch: this.world.epoch, seq: this.world.seq, chunk, chunks: parts.length, flags: SNAPSHOT })
    })
  }

  position() {
    if (!this.wantsFrame || !this.ready || this.shown === this.world.layoutNumber) return
    this.wantsFrame = false
    this.shown = this.world.layoutNumber
    this.send(positionsFrame(this.world.layout, { epoch: this.world.epoch, seq: this.world.seq, receivedMicros: this.world.receivedMicros }))
  }

  send(bytes) {
    this.socket.send(bytes)
  }

  say(message) {
    this.socket.send(JSON.stringify(message))
  }
}
