/** How a feed's events are understood: by formats and rules, or by one mapping for JSON. */
export interface FeedReading {
  format?: string
  zone?: string
  preamble?: string
  /** Rules in YAML that add to the default ones or take their place. */
  rules?: string
  /** Noisy relations that are wanted after all. */
  wanted?: string[]
  mapping?: unknown
  /** Entities in fields of JSON events, by PyGraphistry’s names; it is changed through the API only. */
  hypergraph?: unknown
  /** The field with the time of events, beside a hypergraph. */
  time?: string
  /** Bounds of bundles. */
  bundle?: unknown
}

export interface Feed extends FeedReading {
  name: string
  graph: string
  windowSeconds: number
  createdAt: string
  /** Absent from servers that do not count where events end. */
  health?: FeedHealth
}

export interface FeedHealth {
  received: number
  /** Those that told the graph something, whatever its window has let go since. */
  taken: number
  /** Of those taken, how many left a part in the dead letters. */
  partly?: number
  filtered: { rule: string; count: number }[]
  rejected: { reason: string; count: number }[]
  replayed: number
  perSecond: number
  /** Events that the broker has and the graph has not yet. */
  lag: number
  lastEventAt: string | null
  lastReceivedAt: string | null
  doors: Door[]
  late: number
  /** Relations that were older than the window when they came, and left no trace. Absent from older servers, as what follows. */
  tooOld?: number
  /** Edges that left with the window. */
  left?: number
}

export interface Door {
  door: string
  accepted: number
  dropped: number
  lastAt: string | null
}

export interface DeadLetter {
  id: string
  at: string
  stage: string
  reason: string
  detail: string
  position: string
  text: string
  bytes: number
  binary: boolean
  replayed: boolean
  /** Other parts of the event were mapped: it can be replayed only repaired. */
  partly?: boolean
}

export interface LetterPage {
  letters: DeadLetter[]
  next: string | null
}

export type ReplayRequest = { letters: { id: string; text?: string }[] } | { reason: string }

export interface ReplayAnswer {
  replayed: number
  skipped: { id: string; why: string }[]
  /** There are more of the reason than one request takes. */
  more?: boolean
}

export interface PreviewRequest extends FeedReading {
  /** Lines to try; without them a feed's newest events. */
  sample?: string
}

export interface RuleProblem {
  /** `rules`, `format`, `zone` or `mapping`; a place is one of the rules or the mapping. */
  field?: string
  line?: number | null
  column?: number | null
  message: string
}

export interface RelationEnd {
  type: string
  id: string
  label: string
}

export interface PreviewRelation {
  source: RelationEnd
  destination: RelationEnd
  relation: string
  label?: string | null
  /** Of ATT&CK. */
  technique?: string | null
}

export interface PreviewEvent {
  line: number
  format: string
  outcome: 'mapped' | 'filtered' | 'rejected'
  rule?: string | null
  reason?: string | null
  detail?: string | null
  fields: Record<string, unknown>
  relations: PreviewRelation[]
}

export interface Preview {
  problems: RuleProblem[]
  events: PreviewEvent[]
  counts: { events: number; mapped: number; filtered: number; rejected: number; nodes: number; edges: number }
}

export interface RuleBook {
  files: { name: string; text: string }[]
  formats: string[]
}

export interface FeedToken {
  id: string
  label: string
  createdAt: string
  lastUsedAt: string | null
}
