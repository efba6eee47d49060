import { Backoff } from './backoff'
import { Credit, WINDOW_BYTES } from './credit'
import { decodeFrame, type Frame, type PositionRows } from './frames'
import { readMessage, type ClientMessage, type Command, type ServerMessage } from './messages'
import { Order } from './order'
import { PositionPull } from './pull'
import type { End, PageEvent } from './events'

export const SUBPROTOCOL = 'orrery.v1'
const PING_MILLIS = 5_000
/** Without any answer for so long the connection counts as dead. */
const SILENCE_MILLIS = 20_000
const QUIET_GRANT_MILLIS = 250
/** Close codes after which coming back is of no use. */
const ENDS = new Map<number, End>([
  [4004, 'deleted'],
  [4013, 'too-large'],
])

/** The part of a WebSocket that is used; tests bring their own. */
export interface Socket {
  send(text: string): void
  close(): void
}
export interface SocketEvents {
  open(): void
  message(data: string | ArrayBuffer): void
  closed(code: number): void
}

/** The outside world, so that a test can hold the clock and the network. */
export interface World {
  connect(url: string, events: SocketEvents): Socket
  now(): number
  wallMicros(): number
  random(): number
  after(millis: number, run: () => void): number
  cancel(timer: number): void
}

/**
 * One viewer's conversation with the gateway: connects, keeps order, grants credit, pulls positions, comes back after
 * a drop. Runs in the worker; tells the page through `emit` and hears through its methods.
 */
export class Session {
  private readonly world: World
  private readonly emit: (event: PageEvent, transfer: ArrayBuffer[]) => void
  private readonly order = new Order()
  private readonly credit = new Credit()
  private readonly pull = new PositionPull()
  private readonly backoff: Backoff
  private url = ''
  private socket: Socket | null = null
  private generation = 0
  private connection = 0
  private open = false
  private ended = false
  private visible = true
  private heardAt = 0
  private pings = 0
  private pingedAt = 0
  private timers = new Map<string, number>()
  /** Unreadable or missing frames since the last change that was applied whole. */
  private faults = 0
  private positions: { rows: PositionRows[]; bytes: number } | null = null

  constructor(world: World, emit: (event: PageEvent, transfer: ArrayBuffer[]) => void) {
    this.world = world
    this.emit = emit
    this.backoff = new Backoff(() => world.random())
  }

  start(url: string): void {
    this.url = url
    this.connect()
  }

  stop(): void {
    this.ended = true
    this.hangUp()
  }

  /** Reconnects at once, for "Retry now" and when the network came back. */
  retry(): void {
    if (this.ended || this.open) return
    this.backoff.reset()
    this.connect()
  }

  /** Loses the connection on purpose, as a broken network would; for tests. */
  drop(): void {
    this.lostConnection()
  }

  command(command: Command): void {
    if (this.open) this.send({ t: 'command', command })
  }

  /** The page has put these ordered bytes where they belong. */
  handled(bytes: number, connection: number): void {
    if (connection !== this.connection) return // of a connection that is gone, and its window with it
    const grant = this.credit.handled(bytes)
    if (grant > 0) this.grant(grant)
    else this.timer('grant', QUIET_GRANT_MILLIS, () => this.grant(this.credit.flush()))
  }

  /** The page has drawn a positions frame, which took it `millis`. */
  shown(millis: number): void {
    this.pull.handled(millis)
    this.ask()
  }

  setVisible(visible: boolean): void {
    this.visible = visible
    if (visible) this.ask()
  }

  private connect(): void {
    this.hangUp()
    const mine = ++this.generation
    this.emit({ e: 'connecting', attempt: this.backoff.attempt }, [])
    this.heardAt = this.world.now()
    this.socket = this.world.connect(this.url, {
      open: () => mine === this.generation && this.opened(),
      message: (data) => mine === this.generation && this.heard(data),
      closed: (code) => mine === this.generation && this.lostConnection(code),
    })
    this.timer('ping', PING_MILLIS, () => this.ping())
  }

  private opened(): void {
    this.open = true
    this.connection = this.generation
    this.credit.reset()
    this.pull.reset()
    this.positions = null
    const resume = this.order.cursor
    this.send(resume ? { t: 'hello', resume, credit: WINDOW_BYTES } : { t: 'hello', credit: WINDOW_BYTES })
    this.pingNow()
  }

  private heard(data: string | ArrayBuffer): void {
    this.heardAt = this.world.now()
    try {
      if (typeof data === 'string') {
        const message = readMessage(data)
        if (message) this.said(message)
      } else {
        this.framed(decodeFrame(data))
      }
    } catch (problem) {
      // A frame that cannot be read is lost data: say so and load everything anew.
      this.startOver(`unreadable message: ${(problem as Error).message}`)
    }
  }

  private said(message: ServerMessage): void {
    switch (message.t) {
      case 'welcome': {
        if (this.faults === 0) this.backoff.reset()
        this.pull.size(message.nodes)
        const empty = this.order.welcome(message.epoch, message.seq, message.resumed, message.snapshotFrames)
        this.clock(message.serverMicros, 0)
        this.emit({ e: 'welcome', welcome: message, empty }, [])
        this.ask()
        return
      }
      case 'status':
        this.emit({ e: 'status', graph: message.graph }, [])
        return
      case 'pong':
        if (message.id === this.pings) this.clock(message.serverMicros, this.world.now() - this.pingedAt)
        return
      case 'lost':
        this.order.forget()
        this.emit({ e: 'lost', reason: message.reason }, [])
        return
      case 'deleted':
        return this.end('deleted')
      case 'error':
        this.emit({ e: 'problem', code: message.code, message: message.message }, [])
    }
  }

  private framed(frame: Frame): void {
    const { header, rows, bytes } = frame
    if (rows.what === 'positions') return this.positioned(frame, rows)
    this.credit.received(bytes)
    const verdict = this.order.accept(header)
    if (verdict.do === 'reload') return this.startOver(verdict.reason)
    if (verdict.do === 'ignore') return this.handled(bytes, this.connection)
    const snapshot = verdict.do.startsWith('snapshot')
    const last = verdict.do === 'snapshot-last' || verdict.do === 'apply-last'
    if (last) this.faults = 0
    this.emit(
      {
        e: 'rows',
        rows,
        bytes,
        snapshot,
        first: snapshot && header.chunk === 0,
        last,
        connection: this.connection,
        chunk: header.chunk,
        chunks: header.chunks,
        epoch: header.epoch,
        seq: header.seq,
        receivedMicros: header.receivedMicros,
      },
      buffersOf(rows),
    )
  }

  private positioned({ header, bytes }: Frame, rows: PositionRows): void {
    if (header.chunk === 0) this.positions = { rows: [], bytes: 0 }
    const whole = this.positions
    if (!whole || whole.rows.length !== header.chunk) {
      this.positions = null // the beginning is missing: the next frame is whole again
      if (header.chunk === header.chunks - 1) this.shown(0)
      return
    }
    whole.rows.push(rows)
    whole.bytes += bytes
    if (header.chunk < header.chunks - 1) return
    this.positions = null
    const { epoch, seq, resting, receivedMicros } = header
    this.emit(
      { e: 'positions', rows: whole.rows, bytes: whole.bytes, epoch, seq, resting, receivedMicros },
      whole.rows.map((part) => part.xy.buffer as ArrayBuffer),
    )
  }

  private ask(): void {
    if (!this.open || !this.visible) return
    const wait = this.pull.waitMillis(this.world.now())
    if (wait === null) return
    if (wait > 0) {
      this.timer('frame', wait, () => this.ask())
      return
    }
    this.pull.asked(this.world.now())
    this.send({ t: 'frame' })
  }

  private grant(bytes: number): void {
    this.clearTimer('grant')
    if (bytes > 0 && this.open) this.send({ t: 'credit', bytes })
  }

  private ping(): void {
    if (this.world.now() - this.heardAt > SILENCE_MILLIS) return this.lostConnection()
    if (this.open) this.pingNow()
    this.timer('ping', PING_MILLIS, () => this.ping())
  }

  private pingNow(): void {
    this.pingedAt = this.world.now()
    this.send({ t: 'ping', id: ++this.pings })
  }

  private clock(serverMicros: number, roundTripMillis: number): void {
    const offsetMicros = serverMicros + roundTripMillis * 500 - this.world.wallMicros()
    this.emit({ e: 'clock', offsetMicros, roundTripMillis }, [])
  }

  private startOver(reason: string): void {
    this.faults++
    this.order.forget()
    this.emit({ e: 'lost', reason }, [])
    this.lostConnection()
  }

  private lostConnection(code = 0): void {
    if (this.ended) return
    const end = ENDS.get(code)
    if (end) return this.end(end)
    this.hangUp()
    const delay = this.backoff.next()
    this.emit({ e: 'waiting', attempt: this.backoff.attempt, delayMillis: delay, code }, [])
    this.timer('connect', delay, () => this.connect())
  }

  private end(end: End): void {
    this.stop()
    this.emit({ e: 'ended', end }, [])
  }

  private hangUp(): void {
    this.generation++
    for (const name of [...this.timers.keys()]) this.clearTimer(name)
    this.open = false
    this.socket?.close()
    this.socket = null
  }

  private send(message: ClientMessage): void {
    this.socket?.send(JSON.stringify(message))
  }

  private timer(name: string, millis: number, run: () => void): void {
    this.clearTimer(name)
    this.timers.set(
      name,
      this.world.after(millis, () => {
        this.timers.delete(name)
        run()
      }),
    )
  }

  private clearTimer(name: string): void {
    const timer = this.timers.get(name)
    if (timer !== undefined) this.world.cancel(timer)
    this.timers.delete(name)
  }
}

/** The buffers behind the typed columns, each once, so that they move to the page instead of being copied. */
function buffersOf(rows: object): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  for (const value of Object.values(rows)) {
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer as ArrayBuffer)
  }
  return [...buffers]
}
