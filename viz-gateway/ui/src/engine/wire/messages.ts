import type { GraphSummary } from '../../api/types'

export type Command =
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'relayout' }
  | { type: 'arrange'; layout: string; by?: string; root?: number }
  | { type: 'configure'; settings: Record<string, number> }
  | { type: 'pin'; slot: number; x: number; y: number }
  | { type: 'unpin'; slot: number }

export type ClientMessage =
  | { t: 'hello'; resume?: { epoch: number; seq: number }; credit: number }
  | { t: 'credit'; bytes: number }
  | { t: 'frame' }
  | { t: 'command'; command: Command }
  | { t: 'ping'; id: number }

export type ServerMessage =
  | {
      t: 'welcome'
      epoch: number
      seq: number
      nodes: number
      edges: number
      resumed: boolean
      snapshotFrames: number
      serverMicros: number
      graph: GraphSummary
    }
  | { t: 'status'; graph: GraphSummary }
  | { t: 'pong'; id: number; serverMicros: number }
  | { t: 'lost'; reason: string }
  | { t: 'deleted' }
  | { t: 'error'; code: string; message: string }

const KNOWN = new Set(['welcome', 'status', 'pong', 'lost', 'deleted', 'error'])

/** Reads a text frame. Null for a message of a later protocol that this page may ignore; throws on garbage. */
export function readMessage(text: string): ServerMessage | null {
  const message = JSON.parse(text) as { t?: unknown } | null
  if (typeof message !== 'object' || message === null || typeof message.t !== 'string') {
    throw new Error('text frame without a field t')
  }
  if (!KNOWN.has(message.t)) return null
  if (message.t === 'welcome') {
    const welcome = message as Partial<Extract<ServerMessage, { t: 'welcome' }>>
    // An older gateway names no snapshot frames: then an empty graph has none and any other has some.
    return { snapshotFrames: (welcome.nodes ?? 0) > 0 ? 1 : 0, ...welcome } as ServerMessage
  }
  return message as ServerMessage
}
