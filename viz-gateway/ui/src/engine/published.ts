import type { GraphSummary } from '../api/types'
import type { Phase } from './phase'
import type { TypeEntry } from './store/types'

/** What the pointer is on, and where the pointer is. */
export type Tooltip = { x: number; y: number } & ({ node: SelectedNode; edge: null } | { node: null; edge: SelectedEdge })

export interface SelectedNode {
  slot: number
  title: string
  id: string
  type: string
  color: string
  degree: number
  count: number
  pinned: boolean
}

export interface SelectedEdge {
  slot: number
  relation: string
  label: string
  /** Rows or events folded into it. */
  count: number
  source: SelectedNode
  destination: SelectedNode
}

/** What panels show; a new object whenever something of it changed, at most a few times a second for figures. */
export interface Published {
  phase: Phase
  graph: GraphSummary | null
  nodes: number
  edges: number
  drawnEdges: number
  /** Nodes that the following view leaves out because they lie far from all others. */
  furtherOut: number
  labels: number
  eventsPerSecond: number
  latencyMillis: number | null
  roundTripMillis: number
  fps: number
  epoch: number
  seq: number
  quietMillis: number
  /** How much of a graph has come, and of how much; null when nothing is loading. */
  loading: { chunk: number; chunks: number; nodes: number; edges: number; of: { nodes: number; edges: number } } | null
  reconnect: { attempt: number; at: number } | null
  pausedChanges: number
  types: TypeEntry[]
  typed: boolean
  topDegree: number
  /** Whether nodes came with coordinates of their own, and whether those can be degrees on a map. */
  given: boolean
  onMap: boolean
  hiddenTypes: string[]
  selected: SelectedNode | null
  selectedEdge: SelectedEdge | null
  /** Grows whenever the selected node's neighbours may have changed. */
  revision: number
  tooltip: Tooltip | null
  renderer: string
  following: boolean
  labelsShown: boolean
  layoutMoving: boolean
  toast: { id: number; text: string; tone: 'info' | 'warn' | 'danger' } | null
}
