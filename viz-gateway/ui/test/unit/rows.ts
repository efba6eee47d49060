import type { EdgeRows, NodeRows } from '../../src/engine/wire/frames'
import type { RowsEvent } from '../../src/engine/wire/events'

export function nodeRows(slots: number[], over: Partial<NodeRows> = {}): NodeRows {
  return {
    what: 'nodes',
    slot: Int32Array.from(slots),
    id: slots.map((slot) => `n${slot}`),
    degree: Int32Array.from(slots, () => 1),
    label: null, type: null, color: null, size: null, count: null, x: null, y: null,
    ...over,
  }
}

export function edgeRows(slots: number[], pairs: [number, number][], over: Partial<EdgeRows> = {}): EdgeRows {
  return {
    what: 'edges',
    slot: Int32Array.from(slots),
    source: Int32Array.from(pairs, (pair) => pair[0]),
    destination: Int32Array.from(pairs, (pair) => pair[1]),
    relation: null, label: null, color: null, count: null, weight: null,
    ...over,
  }
}

export function rowsEvent(rows: RowsEvent['rows'], over: Partial<RowsEvent> = {}): RowsEvent {
  return {
    e: 'rows', rows, bytes: 100, snapshot: false, first: false, last: true, chunk: 0, chunks: 1, epoch: 1, seq: 1,
    receivedMicros: 0, connection: 1, ...over,
  }
}
