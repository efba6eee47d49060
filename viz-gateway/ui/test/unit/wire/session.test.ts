import { describe, expect, it } from 'vitest'
import type { RowsEvent } from '../../../src/engine/wire/events'
import { WINDOW_BYTES } from '../../../src/engine/wire/credit'
import { frame, nodeColumns, SNAPSHOT } from '../../gateway/encode.mjs'
import { startedSession } from './fakeWorld'

const node = { id: 'a', label: 'a', type: 't', degree: 1, count: 1 }
const nodes = (options: object) => frame('nodes', nodeColumns([node], [0]), options)
const positions = (options: object = {}) => frame('positions', { pos: ['pairs', [Float32Array.of(1, 2)]] }, options)

function live() {
  const kit = startedSession()
  kit.open()
  kit.welcome()
  kit.send(nodes({ seq: 1, flags: SNAPSHOT }))
  return kit
}

describe('a session', () => {
  it('says hello with its window and no cursor at first', () => {
    const { open, sent } = startedSession()
    open()
    expect(sent('hello')).toEqual([{ t: 'hello', credit: WINDOW_BYTES }])
  })

  it('hands on a snapshot and then changes in order', () => {
    const { send, heard } = live()
    send(nodes({ seq: 2 }))
    expect((heard('rows') as RowsEvent[]).map(({ snapshot, last, seq }) => [snapshot, last, seq])).toEqual([[true, true, 1], [false, true, 2]])
  })

  it('says the graph is empty when no snapshot follows', () => {
    const { open, welcome, heard } = startedSession()
    open()
    welcome({ nodes: 0, snapshotFrames: 0 })
    expect(heard('welcome')[0]).toMatchObject({ empty: true })
  })

  it('grants credit only for what the page has handled', () => {
    const { session, heard, sent, world } = live()
    const { bytes, connection } = heard('rows')[0] as RowsEvent
    world.pass(1000)
    expect(sent('credit')).toEqual([])
    session.handled(bytes, connection)
    world.pass(300)
    expect(sent('credit')).toEqual([{ t: 'credit', bytes }])
  })

  it('grants nothing on a new connection for bytes of the old one', () => {
    const { session, heard, sent, world, open, welcome } = live()
    const { bytes, connection } = heard('rows')[0] as RowsEvent
    session.drop()
    world.pass(600)
    open()
    welcome({ resumed: true })
    session.handled(bytes, connection)
    world.pass(1000)
    expect(sent('credit')).toEqual([])
  })

  it('asks for one positions frame and for the next only when it was shown', () => {
    const { session, send, sent, world } = live()
    expect(sent('frame')).toHaveLength(1)
    world.pass(500)
    expect(sent('frame')).toHaveLength(1)
    send(positions())
    session.shown(2)
    world.pass(100)
    expect(sent('frame')).toHaveLength(2)
  })

  it('puts the chunks of a positions frame together and drops one without its beginning', () => {
    const { send, heard } = live()
    send(positions({ chunk: 1, chunks: 2 }))
    expect(heard('positions')).toHaveLength(0)
    send(positions({ chunk: 0, chunks: 2 }))
    send(positions({ chunk: 1, chunks: 2 }))
    expect(heard('positions')).toHaveLength(1)
    expect(heard('positions')[0]).toMatchObject({ rows: [{ first: 0 }, { first: 65_536 }] })
  })

  it('asks for no positions while the page is hidden', () => {
    const { session, send, sent, world } = live()
    session.setVisible(false)
    send(positions())
    session.shown(1)
    world.pass(2000)
    expect(sent('frame')).toHaveLength(1)
    session.setVisible(true)
    expect(sent('frame')).toHaveLength(2)
  })
})

describe('after a drop', () => {
  it('comes back by itself and resumes where it stopped', () => {
    const { world, heard, sent, open } = live()
    world.last.events.closed(1006)
    expect(heard('waiting')[0]).toMatchObject({ attempt: 1, delayMillis: 500 })
    world.pass(500)
    expect(world.sockets).toHaveLength(2)
    open()
    expect(sent('hello')).toEqual([{ t: 'hello', resume: { epoch: 1, seq: 1 }, credit: WINDOW_BYTES }])
  })

  it('waits longer after each failure and starts small again after a welcome', () => {
    const { world, heard, open, welcome } = live()
    world.last.events.closed(1006)
    world.pass(500)
    world.last.events.closed(1006)
    world.pass(1000)
    open()
    welcome({ resumed: true })
    world.last.events.closed(1006)
    expect(heard('waiting').map((event) => (event as { delayMillis: number }).delayMillis)).toEqual([500, 1000, 500])
  })

  it('ignores what an abandoned socket still says', () => {
    const { world, session, heard } = live()
    const old = world.last
    session.drop()
    old.events.message(JSON.stringify({ t: 'deleted' }))
    old.events.closed(1000)
    expect(heard('ended')).toHaveLength(0)
    expect(heard('waiting')).toHaveLength(1)
  })

  it('takes silence for a drop', () => {
    const { world, heard } = live()
    world.pass(30_000)
    expect(heard('waiting').length).toBeGreaterThan(0)
  })

  it('does not come back to a deleted graph', () => {
    const { world, say, heard } = live()
    say({ t: 'deleted' })
    world.pass(60_000)
    expect(heard('ended')).toHaveLength(1)
    expect(world.sockets).toHaveLength(1)
  })
})

describe('a graph too large for the gateway', () => {
  it('is not asked for again', () => {
    const { world, heard } = live()
    world.last.events.closed(4013)
    world.pass(60_000)
    expect(heard('ended')).toEqual([{ e: 'ended', end: 'too-large' }])
    expect(world.sockets).toHaveLength(1)
  })
})

describe('lost data', () => {
  it('is answered by loading everything anew', () => {
    const { world, send, heard, open, sent } = live()
    send(nodes({ seq: 5 }))
    expect(heard('lost')[0]).toMatchObject({ reason: expect.stringContaining('change 2 is missing') })
    world.pass(500)
    open()
    expect(sent('hello')).toEqual([{ t: 'hello', credit: WINDOW_BYTES }])
  })

  it('slows down when it happens again and again', () => {
    const { world, send, heard, open, welcome } = live()
    for (let i = 0; i < 4; i++) {
      send(new Uint8Array(40))
      world.pass(20_000)
      open()
      welcome()
    }
    const delays = heard('waiting').map((event) => (event as { delayMillis: number }).delayMillis)
    expect(delays.at(-1)).toBeGreaterThan(delays[0])
  })

  it('said by the server is answered by its snapshot on the same connection', () => {
    const { world, say, welcome, send, heard } = live()
    say({ t: 'lost', reason: 'too far behind' })
    welcome({ epoch: 2, seq: 9 })
    send(nodes({ epoch: 2, seq: 9, flags: SNAPSHOT }))
    expect(world.sockets).toHaveLength(1)
    expect((heard('rows').at(-1) as RowsEvent).last).toBe(true)
  })

  it('leaves messages of a later protocol alone', () => {
    const { world, say, heard } = live()
    say({ t: 'weather', sky: 'blue' })
    expect(heard('lost')).toHaveLength(0)
    expect(world.sockets).toHaveLength(1)
  })
})
