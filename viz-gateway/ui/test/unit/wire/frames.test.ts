import { describe, expect, it } from 'vitest'
import { decodeFrame, SLOTS_PER_CHUNK, type EdgeRows, type NodeRows, type PositionRows } from '../../../src/engine/wire/frames'
import { FrameError } from '../../../src/engine/wire/header'
import { edgeColumns, frame, nodeColumns, RESTING, SNAPSHOT } from '../../gateway/encode.mjs'

const node = { id: 'ip:10.0.0.1', label: '10.0.0.1', type: 'ip', degree: 3, count: 9 }
const buffer = (bytes: Uint8Array) => bytes.buffer.slice(0) as ArrayBuffer

describe('decoding a frame', () => {
  it('reads the header', () => {
    const bytes = frame('nodes', nodeColumns([node], [7]), { epoch: 3, seq: 5_000_000_000, chunk: 2, chunks: 4, flags: SNAPSHOT, receivedMicros: 1_700_000_000_000_000 })
    expect(decodeFrame(buffer(bytes)).header).toEqual({ kind: 10, snapshot: true, resting: false, epoch: 3, chunk: 2, chunks: 4, seq: 5_000_000_000, receivedMicros: 1_700_000_000_000_000 })
  })

  it('reads nodes with all columns', () => {
    const { rows } = decodeFrame(buffer(frame('nodes', nodeColumns([node, { ...node, id: 'ü' }], [7, 2]))))
    const nodes = rows as NodeRows
    expect([...nodes.slot]).toEqual([7, 2])
    expect(nodes.id).toEqual(['ip:10.0.0.1', 'ü'])
    expect(nodes.type).toEqual(['ip', 'ip'])
    expect([...nodes.count!]).toEqual([9, 9])
  })

  it('takes absent optional columns for absent and ignores unknown ones', () => {
    const columns = { slot: ['int32', [1]], id: ['utf8', ['a']], degree: ['int32', [0]], surprise: ['utf8', ['?']] }
    const nodes = decodeFrame(buffer(frame('nodes', columns))).rows as NodeRows
    expect(nodes).toMatchObject({ label: null, type: null, color: null, size: null, count: null, x: null })
  })

  it('reads columns in any order by their names', () => {
    const { slot, source, destination } = edgeColumns([{ source: 1, destination: 2, relation: 'r', count: 1 }], [5])
    const edges = decodeFrame(buffer(frame('edges', { destination, source, slot }))).rows as EdgeRows
    expect([edges.slot[0], edges.source[0], edges.destination[0], edges.relation]).toEqual([5, 1, 2, null])
  })

  it('hands out positions on the received bytes, from the slot of their chunk on', () => {
    const pairs = [Float32Array.of(1, 2), Float32Array.of(NaN, NaN)]
    const received = buffer(frame('positions', { pos: ['pairs', pairs] }, { chunk: 1, chunks: 2, flags: RESTING }))
    const { rows, header } = decodeFrame(received)
    const positions = rows as PositionRows
    expect(header.resting).toBe(true)
    expect(positions.first).toBe(SLOTS_PER_CHUNK)
    expect([...positions.xy]).toEqual([1, 2, NaN, NaN])
    expect(positions.xy.buffer).toBe(received)
  })

  it('leaves a kind of a later gateway alone', () => {
    const bytes = frame('nodes', nodeColumns([node], [7]))
    bytes[3] = 99
    expect(decodeFrame(buffer(bytes)).rows).toEqual({ what: 'unknown', slot: new Int32Array(0) })
  })

  it('reads an empty batch', () => {
    const nodes = decodeFrame(buffer(frame('nodes', nodeColumns([], [])))).rows as NodeRows
    expect(nodes.slot.length).toBe(0)
  })
})

describe('a malformed frame is refused with what is wrong', () => {
  const good = () => frame('nodes', nodeColumns([node], [7]))
  const changed = (at: number, value: number) => {
    const bytes = good()
    bytes[at] = value
    return buffer(bytes)
  }
  it.each([
    ['too short', () => new ArrayBuffer(12), /shorter than its header/],
    ['another magic', () => changed(0, 0), /does not start with OR/],
    ['a later version', () => changed(2, 9), /version 9/],
    ['chunk beyond count', () => changed(14, 8), /chunk 8 of 1/],
    ['no Arrow behind the header', () => buffer(good().slice(0, 60)), /Arrow|column slot/],
    ['a missing column', () => buffer(frame('nodes', { slot: ['int32', [1]], id: ['utf8', ['a']] })), /column degree .* is missing/],
    ['text where numbers belong', () => buffer(frame('nodes', { slot: ['utf8', ['1']], id: ['utf8', ['a']], degree: ['int32', [1]] })), /column slot .* Int32Array/],
    ['numbers where text belongs', () => buffer(frame('nodes', { slot: ['int32', [1]], id: ['int32', [1]], degree: ['int32', [1]] })), /column id .* not text/],
    ['a negative slot', () => buffer(frame('nodesRemoved', { slot: ['int32', [-1]] })), /slot -1/],
    ['positions that are no pairs', () => buffer(frame('positions', { pos: ['float32', [1]] })), /column pos/],
  ])('%s', (_name, make, wanted) => {
    expect(() => decodeFrame(make())).toThrow(FrameError)
    expect(() => decodeFrame(make())).toThrow(wanted)
  })
})
