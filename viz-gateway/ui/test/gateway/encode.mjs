import { columnFromArray, fixedSizeList, float32, int32, tableFromColumns, tableToIPC, utf8 } from '@uwdata/flechette'

const KINDS = { nodes: 10, nodesRemoved: 12, edges: 20, edgesRemoved: 21, positions: 30 }
const TYPES = { int32: int32(), utf8: utf8(), float32: float32(), pairs: fixedSizeList(float32(), 2) }
export const SNAPSHOT = 16
export const RESTING = 32

/** A frame as the gateway sends it: header and Arrow stream. `columns` is name → [type, values]. */
export function frame(kind, columns, { epoch = 1, seq = 0, chunk = 0, chunks = 1, flags = 0, receivedMicros = 0 } = {}) {
  const entries = Object.entries(columns).map(([name, [type, values]]) => [name, columnFromArray(values, TYPES[type])])
  const payload = tableToIPC(tableFromColumns(entries), { format: 'stream' })
  const bytes = new Uint8Array(32 + payload.length)
  const view = new DataView(bytes.buffer)
  bytes[0] = 0x4f
  bytes[1] = 0x52
  bytes[2] = 1
  bytes[3] = KINDS[kind] ?? kind
  view.setUint16(4, flags, true)
  view.setUint32(8, epoch, true)
  view.setUint32(12, (chunk << 16) | chunks, true)
  view.setBigUint64(16, BigInt(seq), true)
  view.setBigInt64(24, BigInt(receivedMicros), true)
  bytes.set(payload, 32)
  return bytes
}

export function nodeColumns(nodes, slots) {
  const of = (name) => nodes.map((node) => node[name])
  return {
    slot: ['int32', slots],
    id: ['utf8', of('id')],
    label: ['utf8', of('label')],
    type: ['utf8', of('type')],
    degree: ['int32', of('degree')],
    count: ['int32', nodes.map((node) => node.count ?? 1)],
  }
}

export function edgeColumns(edges, slots) {
  return {
    slot: ['int32', slots],
    source: ['int32', edges.map((edge) => edge.source)],
    destination: ['int32', edges.map((edge) => edge.destination)],
    relation: ['utf8', edges.map((edge) => edge.relation)],
    label: ['utf8', edges.map((edge) => edge.label ?? '')],
    count: ['int32', edges.map((edge) => edge.count)],
  }
}

export function positionsFrame(layout, options) {
  const pairs = layout.x.map((x, i) => Float32Array.of(x, layout.y[i]))
  return frame('positions', { pos: ['pairs', pairs] }, { ...options, flags: layout.resting ? RESTING : 0 })
}
