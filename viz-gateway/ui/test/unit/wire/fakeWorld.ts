import type { PageEvent } from '../../../src/engine/wire/events'
import type { ClientMessage } from '../../../src/engine/wire/messages'
import { Session, type SocketEvents, type World } from '../../../src/engine/wire/session'

/** A network and a clock in the hands of the test. */
export class FakeWorld implements World {
  time = 0
  sockets: { events: SocketEvents; sent: ClientMessage[]; closed: boolean }[] = []
  private timers: { id: number; at: number; run: () => void }[] = []
  private ids = 0

  connect(_url: string, events: SocketEvents) {
    const socket = { events, sent: [] as ClientMessage[], closed: false }
    this.sockets.push(socket)
    return {
      send: (text: string) => void socket.sent.push(JSON.parse(text) as ClientMessage),
      close: () => void (socket.closed = true),
    }
  }
  now = () => this.time
  wallMicros = () => 1_000_000_000 + this.time * 1000
  random = () => 1
  after(millis: number, run: () => void) {
    this.timers.push({ id: ++this.ids, at: this.time + millis, run })
    return this.ids
  }
  cancel(timer: number) {
    this.timers = this.timers.filter((one) => one.id !== timer)
  }
  pass(millis: number) {
    const end = this.time + millis
    for (;;) {
      const next = this.timers.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.cancel(next.id)
      this.time = Math.max(this.time, next.at)
      next.run()
    }
    this.time = end
  }
  get last() {
    return this.sockets.at(-1)!
  }
}

export function startedSession() {
  const world = new FakeWorld()
  const events: PageEvent[] = []
  const session = new Session(world, (event) => events.push(event))
  session.start('ws://test/ws/graphs/g')
  const open = () => world.last.events.open()
  const say = (message: object) => world.last.events.message(JSON.stringify(message))
  const send = (bytes: Uint8Array) => world.last.events.message(bytes.buffer.slice(0) as ArrayBuffer)
  const welcome = (over: object = {}) =>
    say({ t: 'welcome', epoch: 1, seq: 1, nodes: 1, edges: 0, resumed: false, snapshotFrames: 1, serverMicros: 0, graph: {}, ...over })
  const sent = (t: ClientMessage['t']) => world.last.sent.filter((message) => message.t === t)
  const heard = (e: PageEvent['e']) => events.filter((event) => event.e === e)
  return { world, session, events, open, say, send, welcome, sent, heard }
}
