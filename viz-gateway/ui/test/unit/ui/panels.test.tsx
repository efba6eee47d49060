// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Engine } from '../../../src/engine/engine'
import type { Published } from '../../../src/engine/published'
import { Attributes } from '../../../src/ui/graph/Attributes'
import { EdgeInspector } from '../../../src/ui/graph/EdgeInspector'
import { Legend } from '../../../src/ui/graph/Legend'
import { Search } from '../../../src/ui/graph/Search'
import { SourceLines } from '../../../src/ui/graph/SourceLines'
import { StateCard } from '../../../src/ui/graph/StateCard'
import { wordsFor } from '../../../src/ui/graph/StatusPill'
import { TooltipCard } from '../../../src/ui/graph/TooltipCard'
import { EngineContext } from '../../../src/ui/graph/useEngine'
import { StatusStrip } from '../../../src/ui/graph/StatusStrip'
import { GraphRow } from '../../../src/ui/list/GraphRow'
import type { GraphSummary } from '../../../src/api/types'

const EVIL = '<img src=x onerror="alert(1)"><b>bold</b>'
const graph: GraphSummary = {
  id: 'g1', name: EVIL, kind: 'upload', status: 'failed', nodes: 0, edges: 0, progress: 0.5, eventsPerSecond: 0, rows: 3, rejected: 2,
  errors: [{ stage: 'ingest', reason: 'malformed', message: EVIL, position: 'row 17' }],
  createdAt: '2026-11-22T08:00:00Z', updatedAt: '2026-11-22T08:00:00Z', feed: null, layout: 'resting',
}
const node = { slot: 1, title: EVIL, id: EVIL, type: EVIL, color: '#fff', degree: 2, count: 1, pinned: false }
const published: Published = {
  phase: 'live', graph, nodes: 3, edges: 2, drawnEdges: 2, furtherOut: 0, labels: 0, eventsPerSecond: 0, latencyMillis: null, roundTripMillis: 0, fps: 0,
  epoch: 1, seq: 1, quietMillis: 0, loading: null, reconnect: null, pausedChanges: 0,
  types: [{ name: EVIL, code: 0, count: 2, color: '#B2E2FA' }, { name: 'host', code: 1, count: 1, color: '#F39406' }],
  typed: true, topDegree: 2, given: false, onMap: false, hiddenTypes: [], selected: null, selectedEdge: null, revision: 0, tooltip: { node, edge: null, x: 5, y: 5 }, renderer: 'none',
  following: true, labelsShown: true, layoutMoving: false, toast: null,
}
const edge = { slot: 4, relation: EVIL, label: EVIL, count: 7, source: node, destination: { ...node, slot: 2 } }
const engine = (over: Partial<Published> = {}) =>
  ({
    subscribe: () => () => undefined,
    snapshot: (() => { const value = { ...published, ...over }; return () => value })(),
    stage: { camera: { width: 800, height: 600 } },
    search: () => ({ hits: [node], total: 1 }),
    neighbours: () => [{ slot: 2, edge: 4, relation: 'same', outgoing: true }, { slot: 2, edge: 5, relation: EVIL, outgoing: false }, { slot: 3, edge: 6, relation: 'elsewhere', outgoing: true }],
    showTypes: vi.fn(), select: vi.fn(), show: vi.fn(), selectEdge: vi.fn(), showEdge: vi.fn(),
  }) as unknown as Engine & Record<'showTypes' | 'select' | 'show' | 'selectEdge' | 'showEdge', ReturnType<typeof vi.fn>>
const within = (element: ReactElement, on = engine()) => render(<EngineContext value={on}>{element}</EngineContext>)

afterEach(cleanup)
vi.stubGlobal('fetch', () => new Promise(() => undefined))

describe('text from logs stays text', () => {
  const shownAsText = (container: HTMLElement) => {
    expect(container.querySelector('img, b:not(.num)')).toBeNull()
    expect(container.textContent).toContain(EVIL)
  }
  it('in attributes', () => shownAsText(render(<Attributes details={{ busy: false, problem: '', details: { attributes: { [EVIL]: EVIL }, lines: [] } }} />).container))
  it('in source lines', () => shownAsText(render(<SourceLines lines={[{ offset: 1, receivedAt: null, text: EVIL, row: -1, removed: false, how: 'newest' }]} />).container))
  it('in what a transport said', () => shownAsText(render(<SourceLines lines={[{ offset: 1, receivedAt: null, text: '', row: -1, removed: false, how: 'sample', door: 'relp', transport: { host: EVIL } }]} />).container))
  it('in the tooltip', () => shownAsText(within(<TooltipCard />).container))
  it('in the tooltip of an edge', () => shownAsText(within(<TooltipCard />, engine({ tooltip: { node: null, edge, x: 5, y: 5 } })).container))
  it('in the panel of an edge', () => shownAsText(within(<EdgeInspector graphId="g1" edge={edge} />).container))
  it('in the legend', () => shownAsText(within(<Legend />).container))
  it('in what a search found', () => {
    const { container } = within(<Search />)
    fireEvent.change(screen.getByTestId('search'), { target: { value: 'x' } })
    shownAsText(container)
  })
  it('in the card of a failed graph', () => shownAsText(within(<StateCard />, engine({ phase: 'failed' })).container))
  it('in the list, also in its problems', () => {
    const { container } = render(<GraphRow graph={graph} onDelete={() => undefined} />)
    fireEvent.click(screen.getByTestId('show-problems'))
    shownAsText(container)
    expect(screen.getByTestId('row-problems').textContent).toContain('row 17')
  })
})

describe('source lines', () => {
  it('say why one is gone', () => {
    const line = { offset: 7, receivedAt: null, text: null, row: -1, removed: true, how: 'oldest' as const }
    const { container } = render(<SourceLines lines={[{ ...line, gone: 'The log keeps 7 days.' }, { ...line, how: 'sample' as const }]} />)
    expect([...container.querySelectorAll('.gone')].map((one) => one.textContent)).toEqual(['The log keeps 7 days.', 'No longer kept by the log.'])
  })
})

describe('the legend', () => {
  it('shows one kind alone by a click and all by another', () => {
    const first = engine()
    within(<Legend />, first)
    fireEvent.click(screen.getAllByTestId('legend-row')[0])
    expect(first.showTypes).toHaveBeenLastCalledWith(['host'])
    cleanup()
    const second = engine({ hiddenTypes: ['host'] })
    within(<Legend />, second)
    fireEvent.click(screen.getAllByTestId('legend-row')[0])
    expect(second.showTypes).toHaveBeenLastCalledWith([])
  })

  it('hides a kind by Alt-click', () => {
    const one = engine()
    within(<Legend />, one)
    fireEvent.click(screen.getAllByTestId('legend-row')[1], { altKey: true })
    expect(one.showTypes).toHaveBeenLastCalledWith(['host'])
  })
})

describe('the panel of an edge', () => {
  it('leads to both ends and to other edges between them', () => {
    const one = engine()
    within(<EdgeInspector graphId="g1" edge={edge} />, one)
    fireEvent.click(screen.getByTestId('end-from'))
    expect(one.select).toHaveBeenLastCalledWith(1)
    fireEvent.click(screen.getByTestId('end-to'))
    expect(one.select).toHaveBeenLastCalledWith(2)
    const others = screen.getByTestId('parallel').querySelectorAll('button')
    expect(others).toHaveLength(1)
    fireEvent.click(others[0])
    expect(one.selectEdge).toHaveBeenCalledWith(5)
  })
})

describe('search', () => {
  it('goes to the first hit on Enter', () => {
    const one = engine()
    within(<Search />, one)
    const input = screen.getByTestId('search')
    fireEvent.change(input, { target: { value: 'x' } })
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(one.select).toHaveBeenCalledWith(1)
    expect(one.show).toHaveBeenCalledWith(1)
  })
})

describe('the pill', () => {
  const feed = { ...graph, kind: 'feed' as const, status: 'ready' as const }
  it.each<[Partial<Published>, string]>([
    [{ graph: feed, latencyMillis: 42 }, 'Live · 42 ms'],
    [{ phase: 'stale', graph: feed, quietMillis: 5200 }, 'No data for 5 s'],
    [{ phase: 'paused', pausedChanges: 1204 }, 'Paused · +1 204 new'],
    [{ phase: 'reconnecting', reconnect: { attempt: 3, at: 0 } }, 'Reconnecting · attempt 3'],
    [{ graph: { ...graph, status: 'ready' } }, 'Ready'],
    [{ graph: { ...graph, status: 'laying-out' } }, 'Laying out'],
    [{ graph: { ...graph, status: 'ingesting' } }, 'Ingesting 50 %'],
  ])('%#', (over, text) => expect(wordsFor({ ...published, ...over }).text.replaceAll('\u202f', ' ')).toBe(text))
})

describe('the last line', () => {
  it('tells how many nodes the view leaves out, and shows them when asked', () => {
    const fit = vi.fn()
    const on = Object.assign(engine({ furtherOut: 134 }), { fit })
    const { getByTestId } = within(<StatusStrip />, on)
    expect(getByTestId('further-out').textContent).toBe('134 further out: show')
    getByTestId('further-out').click()
    expect(fit).toHaveBeenCalledOnce()
  })

  it('says nothing when all are in view', () => {
    expect(within(<StatusStrip />).queryByTestId('further-out')).toBeNull()
  })
})
