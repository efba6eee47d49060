export type GraphStatus = 'waiting' | 'ingesting' | 'laying-out' | 'ready' | 'failed'

export interface Problem {
  stage: string
  reason: string
  message: string
  position?: string | null
}

/** What the gateway says of a graph, in lists and in status frames alike. */
export interface GraphSummary {
  id: string
  name: string
  kind: 'upload' | 'feed'
  status: GraphStatus
  nodes: number
  edges: number
  progress: number
  eventsPerSecond: number
  rows: number
  rejected: number
  errors: Problem[]
  createdAt: string
  updatedAt: string
  feed: string | null
  layout: 'moving' | 'resting' | 'paused'
  /** Which layout is on, and the column that it orders by. */
  arrangement?: { layout: string; by: string }
  /** Of the force model, those that are not at their defaults. */
  settings?: Record<string, number>
  /** A tidier layout than the one in sight is ready; the next relayout glides to it. */
  tidier?: boolean
}

export interface Session {
  username: string
}

/** One node or edge with everything known of it. */
export interface ElementDetails {
  attributes: Record<string, unknown>
  lines: SourceLine[]
}

export interface SourceLine {
  offset: number
  receivedAt: string | null
  /** Null when retention or deletion has removed it. */
  text: string | null
  /** Row of its table batch; -1 for an event. */
  row: number
  removed: boolean
  /** Why there is no text, in one sentence. */
  gone?: string | null
  how: 'newest' | 'oldest' | 'sample' | 'matching'
  /** How an event came in, such as `syslog`. */
  door?: string | null
  /** What the transport said of it: the sender's address, an index, a source. Never an entity. */
  transport?: Record<string, unknown>
}

/** What the gateway answers for one node or edge. */
export interface InspectAnswer {
  firstSeen?: string | null
  lastSeen?: string | null
  /** ATT&CK techniques that rules saw in an edge's events. */
  technique?: string
  /** What an edge adds up over its events, such as bytes and failures. */
  sums?: Record<string, number>
  attributes?: Record<string, unknown>
  sources?: SourceLine[]
}
