import { tableFromIPC, type Column, type Table } from '@uwdata/flechette'
import { FrameError, HEADER_BYTES, Kind, readHeader, type Header } from './header'

/** Node rows as they came: one entry per row, `slot[i]` says which node. Absent columns are null. */
export interface NodeRows {
  what: 'nodes'
  slot: Int32Array
  id: string[]
  degree: Int32Array
  label: string[] | null
  type: string[] | null
  color: Int32Array | null
  size: Float32Array | null
  count: Int32Array | null
  x: Float32Array | null
  y: Float32Array | null
}

export interface EdgeRows {
  what: 'edges'
  slot: Int32Array
  source: Int32Array
  destination: Int32Array
  relation: string[] | null
  label: string[] | null
  color: Int32Array | null
  count: Int32Array | null
  weight: Float32Array | null
}

/** `unknown`: a kind of a later gateway; it takes its place in the order and changes nothing. */
export interface RemovedRows {
  what: 'nodes-removed' | 'edges-removed' | 'unknown'
  slot: Int32Array
}

/** Pairs x,y of the slots from `first` on, straight on the received bytes; NaN where a node has no place yet. */
export interface PositionRows {
  what: 'positions'
  first: number
  xy: Float32Array
}

export type Rows = NodeRows | EdgeRows | RemovedRows | PositionRows
export interface Frame {
  header: Header
  rows: Rows
  bytes: number
}

/** Positions chunks cover this many slots each. */
export const SLOTS_PER_CHUNK = 65_536
/** Beyond this a slot is taken for garbage rather than for a reason to allocate gigabytes. */
const MAX_SLOT = 1 << 26

const KNOWN: ReadonlySet<number> = new Set(Object.values(Kind))

type Numbers = { Int32Array: Int32Array; Float32Array: Float32Array }

/** Reads one binary message. Throws a FrameError when it is not what its kind promises. */
export function decodeFrame(buffer: ArrayBuffer): Frame {
  const header = readHeader(buffer)
  if (!KNOWN.has(header.kind)) {
    return { header, rows: { what: 'unknown', slot: new Int32Array(0) }, bytes: buffer.byteLength }
  }
  let table: Table
  try {
    table = tableFromIPC(new Uint8Array(buffer, HEADER_BYTES))
  } catch (cause) {
    throw new FrameError(`frame of kind ${header.kind} holds no Arrow stream: ${(cause as Error).message}`)
  }
  return { header, rows: rowsOf(header, new Reader(table, header.kind)), bytes: buffer.byteLength }
}

function rowsOf(header: Header, from: Reader): Rows {
  switch (header.kind) {
    case Kind.NODES:
      return {
        what: 'nodes',
        slot: from.slots('slot'),
        id: from.texts('id'),
        degree: from.numbers('degree', 'Int32Array'),
        label: from.optionalTexts('label'),
        type: from.optionalTexts('type'),
        color: from.optional('color', 'Int32Array'),
        size: from.optional('size', 'Float32Array'),
        count: from.optional('count', 'Int32Array'),
        x: from.optional('x', 'Float32Array'),
        y: from.optional('y', 'Float32Array'),
      }
    case Kind.EDGES:
      return {
        what: 'edges',
        slot: from.slots('slot'),
        source: from.slots('source'),
        destination: from.slots('destination'),
        relation: from.optionalTexts('relation'),
        label: from.optionalTexts('label'),
        color: from.optional('color', 'Int32Array'),
        count: from.optional('count', 'Int32Array'),
        weight: from.optional('weight', 'Float32Array'),
      }
    case Kind.NODES_REMOVED:
      return { what: 'nodes-removed', slot: from.slots('slot') }
    case Kind.EDGES_REMOVED:
      return { what: 'edges-removed', slot: from.slots('slot') }
    case Kind.POSITIONS:
      return { what: 'positions', first: header.chunk * SLOTS_PER_CHUNK, xy: from.pairs('pos') }
    default:
      throw new FrameError(`unknown frame kind ${header.kind}`)
  }
}

class Reader {
  private readonly table: Table
  private readonly kind: number

  constructor(table: Table, kind: number) {
    this.table = table
    this.kind = kind
  }

  numbers<K extends keyof Numbers>(name: string, type: K): Numbers[K] {
    return this.optional(name, type) ?? this.fail(name, 'is missing')
  }

  optional<K extends keyof Numbers>(name: string, type: K): Numbers[K] | null {
    const column = this.find(name)
    if (!column) return null
    const values = column.length === 0 ? (type === 'Int32Array' ? new Int32Array(0) : new Float32Array(0)) : column.toArray()
    if (values.constructor.name !== type) this.fail(name, `is not a ${type}`)
    return values as Numbers[K]
  }

  slots(name: string): Int32Array {
    const slots = this.numbers(name, 'Int32Array')
    for (let i = 0; i < slots.length; i++) {
      if (slots[i] < 0 || slots[i] >= MAX_SLOT) this.fail(name, `row ${i} names slot ${slots[i]}`)
    }
    return slots
  }

  texts(name: string): string[] {
    return this.optionalTexts(name) ?? this.fail(name, 'is missing')
  }

  optionalTexts(name: string): string[] | null {
    const column = this.find(name)
    if (!column) return null
    const texts = Array.from(column) as unknown[]
    if (texts.length > 0 && typeof texts[0] !== 'string') this.fail(name, 'is not text')
    return texts as string[]
  }

  pairs(name: string): Float32Array {
    const column = this.find(name) ?? this.fail(name, 'is missing')
    if (column.length === 0) return new Float32Array(0)
    const child = (column.data[0] as unknown as { children?: { values: unknown }[] }).children?.[0]
    const values = child?.values
    if (!(values instanceof Float32Array) || column.data.length !== 1 || values.length < column.length * 2) {
      return this.fail(name, 'is not one batch of float32 pairs')
    }
    return values.subarray(0, column.length * 2)
  }

  private find(name: string): Column<unknown> | null {
    const index = this.table.names.indexOf(name)
    if (index < 0) return null
    const column = this.table.getChildAt(index) as Column<unknown>
    if (column.length !== this.table.numRows) this.fail(name, `has ${column.length} of ${this.table.numRows} rows`)
    if (column.nullCount > 0) this.fail(name, 'has nulls')
    return column
  }

  private fail(name: string, problem: string): never {
    throw new FrameError(`column ${name} of a frame of kind ${this.kind} ${problem}`)
  }
}
