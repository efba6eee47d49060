import type { GraphSummary } from '../api/types'
import type { Published } from './published'
import type { End } from './wire/events'

/** How page and server stand with each other: what of it was heard last. */
export class Standing {
  connection: 'connecting' | 'open' | 'waiting' = 'connecting'
  /** A welcome has been heard at least once. */
  welcomed = false
  end: End | null = null
  graph: GraphSummary | null = null
  reconnect: Published['reconnect'] = null
  /** Nodes and edges of the graph that is being loaded. */
  expected = { nodes: 0, edges: 0 }
  private wasLost = false
  private pausedAt: number | null = null

  connecting(): void {
    this.connection = 'connecting'
  }

  waiting(attempt: number, at: number): void {
    this.connection = 'waiting'
    this.reconnect = { attempt, at }
  }

  lost(): void {
    this.wasLost = true
  }

  /** @returns what is worth telling: that the connection is back, and whether anything was missed */
  welcome(graph: GraphSummary, nodes: number, edges: number, changes: number): { text: string; tone: 'info' | 'warn' } | null {
    const again = this.reconnect !== null
    const lost = this.wasLost
    this.connection = 'open'
    this.welcomed = true
    this.reconnect = null
    this.wasLost = false
    this.expected = { nodes, edges }
    this.follow(graph, changes)
    if (lost) return { text: 'History expired, the graph was reloaded', tone: 'warn' }
    return again ? { text: 'Connected again, nothing was missed', tone: 'info' } : null
  }

  /** @param changes how many rows were applied until now, so that a pause can tell what came since */
  follow(graph: GraphSummary, changes: number): void {
    const paused = graph.layout === 'paused'
    if (paused && this.pausedAt === null) this.pausedAt = changes
    if (!paused) this.pausedAt = null
    this.graph = graph
  }

  changesSincePause(changes: number): number {
    return this.pausedAt === null ? 0 : changes - this.pausedAt
  }
}
