import type { GraphSummary } from '../../api/types'
import type { EdgeRows, NodeRows, PositionRows, RemovedRows } from './frames'
import type { Command, ServerMessage } from './messages'

export interface RowsEvent {
  e: 'rows'
  rows: NodeRows | EdgeRows | RemovedRows
  bytes: number
  snapshot: boolean
  /** First chunk of a snapshot: start a shadow. */
  first: boolean
  /** Last chunk of a snapshot (swap the shadow in) or of a change. */
  last: boolean
  chunk: number
  chunks: number
  epoch: number
  seq: number
  receivedMicros: number
  /** Which connection it came by; credit is granted on that one only. */
  connection: number
}

export interface PositionsEvent {
  e: 'positions'
  rows: PositionRows[]
  bytes: number
  epoch: number
  seq: number
  resting: boolean
  receivedMicros: number
}

/** Why there is nothing more to see. */
export type End = 'deleted' | 'too-large'

/** What the worker tells the page. */
export type PageEvent =
  | { e: 'connecting'; attempt: number }
  | { e: 'waiting'; attempt: number; delayMillis: number; code: number }
  | { e: 'welcome'; welcome: Extract<ServerMessage, { t: 'welcome' }>; empty: boolean }
  | { e: 'status'; graph: GraphSummary }
  | { e: 'clock'; offsetMicros: number; roundTripMillis: number }
  | { e: 'lost'; reason: string }
  | { e: 'ended'; end: End }
  | { e: 'problem'; code: string; message: string }
  | RowsEvent
  | PositionsEvent

/** What the page tells the worker. */
export type WorkerOrder =
  | { c: 'start'; url: string }
  | { c: 'stop' }
  | { c: 'retry' }
  | { c: 'drop' }
  | { c: 'visible'; visible: boolean }
  | { c: 'handled'; bytes: number; connection: number }
  | { c: 'shown'; millis: number }
  | { c: 'command'; command: Command }
