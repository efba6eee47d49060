/** The 32 bytes before every Arrow payload; little endian. See pipeline/docs/wire-protocol.md. */
export const HEADER_BYTES = 32
const MAGIC_O = 0x4f
const MAGIC_R = 0x52
const VERSION = 1

export const Kind = {
  NODES: 10,
  NODES_REMOVED: 12,
  EDGES: 20,
  EDGES_REMOVED: 21,
  POSITIONS: 30,
} as const

export const Flag = { KEYFRAME: 1, SNAPSHOT: 16, RESTING: 32 } as const

export interface Header {
  kind: number
  snapshot: boolean
  resting: boolean
  epoch: number
  chunk: number
  chunks: number
  /** Change number of the graph; fits a double for the next few million years at one a millisecond. */
  seq: number
  /** Wall clock of the newest event behind this frame; 0 when unknown. */
  receivedMicros: number
}

/** The bytes are not a frame that this reader knows; what was sent is named in the message. */
export class FrameError extends Error {
  override name = 'FrameError'
}

export function readHeader(buffer: ArrayBuffer): Header {
  if (buffer.byteLength < HEADER_BYTES) {
    throw new FrameError(`frame of ${buffer.byteLength} bytes is shorter than its header`)
  }
  const view = new DataView(buffer)
  if (view.getUint8(0) !== MAGIC_O || view.getUint8(1) !== MAGIC_R) {
    throw new FrameError('frame does not start with OR')
  }
  const version = view.getUint8(2)
  if (version !== VERSION) throw new FrameError(`frame version ${version}, this page reads ${VERSION}`)
  const flags = view.getUint16(4, true)
  const chunk = view.getUint32(12, true)
  const header = {
    kind: view.getUint8(3),
    snapshot: (flags & Flag.SNAPSHOT) !== 0,
    resting: (flags & Flag.RESTING) !== 0,
    epoch: view.getUint32(8, true),
    chunk: chunk >>> 16,
    chunks: chunk & 0xffff,
    seq: Number(view.getBigUint64(16, true)),
    receivedMicros: Number(view.getBigInt64(24, true)),
  }
  if (header.chunks === 0 || header.chunk >= header.chunks) {
    throw new FrameError(`chunk ${header.chunk} of ${header.chunks}`)
  }
  return header
}
