import { describe, expect, it } from 'vitest'
import { phaseOf, type Facts } from '../../src/engine/phase'
import type { GraphSummary } from '../../src/api/types'

const graph = (over: Partial<GraphSummary>): GraphSummary => ({
  id: 'g', name: 'g', kind: 'upload', status: 'ready', nodes: 5, edges: 5, progress: 1, eventsPerSecond: 0, rows: 5, rejected: 0, errors: [],
  createdAt: '', updatedAt: '', feed: null, layout: 'resting', ...over,
})
const facts = (over: Partial<Facts>): Facts => ({ webgl: 'ok', connection: 'open', welcomed: true, loaded: true, end: null, graph: graph({}), nodes: 5, placed: true, quietMillis: 0, ...over })

describe('the state of the page', () => {
  it.each<[string, Partial<Facts>]>([
    ['live', {}],
    ['no-webgl2', { webgl: 'missing', end: 'deleted' }],
    ['too-large', { end: 'too-large' }],
    ['deleted', { end: 'deleted', connection: 'waiting' }],
    ['context-lost', { webgl: 'lost' }],
    ['connecting', { connection: 'connecting', welcomed: false, graph: null }],
    ['reconnecting', { connection: 'waiting' }],
    ['reconnecting', { connection: 'connecting' }],
    ['loading', { loaded: false }],
    ['loading', { nodes: 0, graph: graph({ status: 'ingesting' }) }],
    ['empty', { nodes: 0 }],
    ['empty', { nodes: 0, graph: graph({ kind: 'feed' }) }],
    ['failed', { nodes: 0, graph: graph({ status: 'failed' }) }],
    ['failed', { placed: false, graph: graph({ status: 'failed' }) }],
    ['live', { graph: graph({ status: 'failed' }) }],
    ['live', { placed: false }],
    ['paused', { graph: graph({ layout: 'paused' }) }],
    ['stale', { quietMillis: 5000, graph: graph({ kind: 'feed' }) }],
    ['live', { quietMillis: 5000 }],
  ])('is %s', (phase, over) => expect(phaseOf(facts(over))).toBe(phase))
})
