// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { GraphSummary } from '../../../src/api/types'
import type { DeadLetter, Feed, FeedHealth, Preview } from '../../../src/api/feedTypes'
import { ConnectTab } from '../../../src/ui/feed/connect/ConnectTab'
import { HealthTab } from '../../../src/ui/feed/health/HealthTab'
import { LettersTab } from '../../../src/ui/feed/letters/LettersTab'
import { MappingTab } from '../../../src/ui/feed/mapping/MappingTab'
import { useSession } from '../../../src/ui/session'

// On a busy machine a page may be slow; what is waited for is the condition.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 60_000 })

const EVIL = '<img src=x onerror="alert(1)"><b>bold</b>'
const health: FeedHealth = {
  received: 10, taken: 7, filtered: [{ rule: EVIL, count: 2 }], rejected: [{ reason: 'MALFORMED', count: 1 }], replayed: 0, perSecond: 1, lag: 0,
  lastEventAt: null, lastReceivedAt: null, doors: [{ door: 'relp', accepted: 10, dropped: 3, lastAt: null }], late: 0,
}
const feed: Feed = { name: 'office', graph: 'g1', windowSeconds: 60, createdAt: '', format: 'auto', zone: 'UTC', preamble: '', rules: '', wanted: [], health }
const letter = (id: string, over: Partial<DeadLetter> = {}): DeadLetter => ({ id, at: '2026-11-30T01:00:00Z', stage: 'INGEST', reason: 'MALFORMED', detail: EVIL, position: 'line 3', text: EVIL, bytes: EVIL.length, binary: false, replayed: false, ...over })
const preview: Preview = {
  problems: [], counts: { events: 1, mapped: 1, filtered: 0, rejected: 0, nodes: 2, edges: 1 },
  events: [{ line: 1, format: 'json', outcome: 'mapped', fields: { [EVIL]: EVIL }, relations: [{ source: { type: 'ip', id: '1', label: EVIL }, destination: { type: 'host', id: 'h', label: '' }, relation: EVIL }] }],
}

interface Asked {
  method: string
  path: string
  body: Record<string, unknown>
  signal: AbortSignal | undefined
}
let asked: Asked[]
let answers: Record<string, (body: Record<string, unknown>) => unknown>

let people = 0

beforeEach(() => {
  // Somebody else each time: unsaved work is kept by owner.
  useSession.setState({ user: `person-${people++}` })
  asked = []
  answers = {}
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const body = init.body ? (JSON.parse(init.body as string) as Record<string, unknown>) : {}
    asked.push({ method: init.method!, path, body, signal: init.signal ?? undefined })
    const answer = answers[`${init.method} ${path.split('?')[0]}`]
    return answer ? new Response(JSON.stringify(answer(body))) : new Response('{"message":"Not found"}', { status: 404 })
  })
})
afterEach(cleanup)

const unharmed = (container: HTMLElement) => {
  expect(container.querySelector('img')).toBeNull()
  expect(container.textContent).toContain(EVIL)
}

describe('the health of a feed', () => {
  it('shows counts that add up, and names from data as text', () => {
    const { container } = render(<HealthTab feed={feed} samples={[]} graph={null} />)
    unharmed(container)
    const read = (id: string) => Number(screen.getByTestId(`ledger-${id}`).textContent)
    expect(read('taken') + read('filtered') + read('dead')).toBe(read('received'))
    expect(screen.getByTestId('doors').textContent).toContain('RELP')
  })
  it('tells apart what was mapped and what the window has left of it', () => {
    const graph = { nodes: 2, edges: 1 } as GraphSummary
    const held = (over: Partial<Feed>, tale: Partial<FeedHealth>) => {
      cleanup()
      render(<HealthTab feed={{ ...feed, ...over, health: { ...health, ...tale } }} samples={[]} graph={graph} />)
      return screen.getByTestId('held').textContent!.replaceAll('\u00a0', ' ')
    }
    const old = held({ windowSeconds: 86_400 }, { left: 6011, tooOld: 1 })
    for (const words of ['window: 1 day, by event time', '2nodes', '1edge', '6\u202f011edges left with the window', '1relation came older', 'choose a longer window and send the log again']) expect(old).toContain(words)
    expect(screen.getByTestId('change-window').getAttribute('href')).toBe('/#/feeds/office/mapping')
    expect(screen.getByTestId('ledger').textContent).toContain('mapped')
    expect(held({ windowSeconds: 86_400 }, { left: 0, tooOld: 0 })).toContain('Nothing has left yet: an edge stays')
    expect(held({ windowSeconds: 86_400 }, {})).toContain('What is older than the window is not drawn: an edge stays for 1 day')
    expect(held({ windowSeconds: 0 }, { left: 0 })).toContain('no window: all is kept')
  })
  it('says what to do before the first event, and what is missing on an older server', () => {
    render(<HealthTab feed={{ ...feed, health: { ...health, received: 0 } }} samples={[]} graph={null} />)
    expect(screen.getByTestId('no-events').querySelector('a')?.getAttribute('href')).toBe('/#/feeds/office/connect')
    cleanup()
    render(<HealthTab feed={{ ...feed, health: undefined }} samples={[]} graph={null} />)
    expect(screen.getByTestId('no-health')).toBeTruthy()
  })
})

describe('dead letters', () => {
  const LETTERS = 'GET /api/v1/feeds/office/dead-letters'
  const REPLAY = 'POST /api/v1/feeds/office/dead-letters:replay'
  it('are shown as text, chosen and replayed, and each is told what became of it', async () => {
    answers[LETTERS] = () => ({ letters: [letter('a'), letter('b'), letter('c', { replayed: true })], next: null })
    answers[REPLAY] = () => ({ success: true, replayed: 1, skipped: [{ id: 'b', why: 'already replayed' }] })
    const { container } = render(<LettersTab feed={feed} reason="" />)
    await screen.findAllByTestId('letter')
    unharmed(container)
    fireEvent.click(screen.getByTestId('choose-all'))
    fireEvent.click(screen.getByTestId('replay'))
    await waitFor(() => expect(screen.getAllByTestId('letter-mark').map((mark) => mark.textContent)).toEqual(['replayed', 'already replayed', 'replayed']))
    expect(asked.at(-1)!.body).toEqual({ letters: [{ id: 'a' }, { id: 'b' }] })
    expect(screen.getByTestId('replay-said').textContent).toContain('1 skipped')
  })
  it('are repaired in a dialog', async () => {
    answers[LETTERS] = () => ({ letters: [letter('a')], next: null })
    answers[REPLAY] = () => ({ success: true, replayed: 1, skipped: [] })
    render(<LettersTab feed={feed} reason="" />)
    fireEvent.click((await screen.findByTestId('letter')).querySelector('button')!)
    fireEvent.change(screen.getByTestId('letter-text'), { target: { value: '{}' } })
    fireEvent.click(screen.getByTestId('replay-repaired'))
    await waitFor(() => expect(screen.getByTestId('dialog-mark').textContent).toBe('replayed'))
    expect(asked.at(-1)!.body).toEqual({ letters: [{ id: 'a', text: '{}' }] })
    expect((screen.getByTestId('replay-repaired') as HTMLButtonElement).disabled).toBe(true)
  })
  it('cannot be edited when they are binary or cut', async () => {
    answers[LETTERS] = () => ({ letters: [letter('a', { bytes: 9999 })], next: null })
    render(<LettersTab feed={feed} reason="" />)
    fireEvent.click((await screen.findByTestId('letter')).querySelector('button')!)
    expect((screen.getByTestId('letter-text') as HTMLTextAreaElement).readOnly).toBe(true)
  })
  it('come a page at a time, of one reason', async () => {
    answers[LETTERS] = () => ({ letters: [letter(`n${asked.length}`)], next: asked.length < 2 ? 'n1' : null })
    render(<LettersTab feed={feed} reason="MALFORMED" />)
    fireEvent.click(await screen.findByTestId('older'))
    await waitFor(() => expect(screen.getAllByTestId('letter')).toHaveLength(2))
    expect(asked.map((one) => one.path.split('?')[1])).toEqual(['limit=50&reason=MALFORMED', 'limit=50&reason=MALFORMED&before=n1'])
    expect(screen.queryByTestId('older')).toBeNull()
  })
  it('are not there on an older server, which is said', async () => {
    render(<LettersTab feed={feed} reason="" />)
    expect(await screen.findByTestId('no-letters-route')).toBeTruthy()
  })
})

describe('the mapping', () => {
  const PREVIEW = 'POST /api/v1/feeds/office/mappings:preview'
  it('is tried, and what its events hold is text', async () => {
    answers[PREVIEW] = () => preview
    const { container } = render(<MappingTab feed={feed} onSaved={async () => undefined} />)
    await screen.findByTestId('preview-event')
    unharmed(container)
    expect(asked.find((one) => one.path.endsWith(':preview'))!.body).toEqual({ format: 'auto', zone: 'UTC', preamble: '', rules: '', wanted: [] })
  })
  it('is tried after a pause in typing, and an older question is let go', async () => {
    vi.useFakeTimers()
    try {
      answers[PREVIEW] = () => preview
      render(<MappingTab feed={feed} onSaved={async () => undefined} />)
      const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis))
      await pass(0)
      const tried = () => asked.filter((one) => one.path.endsWith(':preview'))
      expect(tried()).toHaveLength(1)
      for (const value of ['a', 'ab', 'abc']) {
        fireEvent.change(screen.getByTestId('sample'), { target: { value } })
        await pass(399)
      }
      expect(tried()).toHaveLength(1)
      await pass(1)
      expect(tried().map((one) => one.body.sample)).toEqual([undefined, 'abc'])
      fireEvent.change(screen.getByTestId('sample'), { target: { value: 'abcd' } })
      expect(tried()[1].signal!.aborted).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })
  it('shows mistakes at their place, keeps the last good preview and saves nothing', async () => {
    answers[PREVIEW] = (body) => (body.rules === '' ? preview : { ...preview, events: [], problems: [{ line: 1, column: 3, message: EVIL }] })
    const { container } = render(<MappingTab feed={feed} onSaved={async () => undefined} />)
    await screen.findByTestId('preview-event')
    fireEvent.change(screen.getByTestId('rules'), { target: { value: 'a: adress(x)\na: adress(x)' } })
    await screen.findByTestId('rule-problems')
    // The line that is meant, and no other of the same words.
    expect([...container.querySelectorAll('.editor .wrong')].map((one) => one.textContent)).toEqual(['1', 'adress'])
    expect(screen.getByTestId('preview-event')).toBeTruthy()
    expect((screen.getByTestId('save-mapping') as HTMLButtonElement).disabled).toBe(true)
    fireEvent.click(screen.getByTestId('rule-problems').querySelector('button')!)
    expect((screen.getByTestId('rules') as HTMLTextAreaElement).selectionStart).toBe(2)
  })
  it('says what changes and saves it', async () => {
    answers[PREVIEW] = () => preview
    answers['GET /api/v1/rules'] = () => ({ files: [{ name: 'z.yaml', text: '- {name: odd, from: ip(a), to: ip(b), noisy: true}' }], formats: ['auto', 'cef'] })
    answers['PUT /api/v1/feeds/office'] = (body) => ({ ...feed, ...body })
    render(<MappingTab feed={feed} onSaved={async () => undefined} />)
    fireEvent.click(await screen.findByTestId('switch-odd'))
    expect(screen.getByTestId('save-bar').textContent).toContain('odd on. Events are read this way from now on')
    await waitFor(() => expect(asked.some((one) => (one.body.wanted as string[] | undefined)?.includes('odd'))).toBe(true))
    fireEvent.click(screen.getByTestId('save-mapping'))
    await waitFor(() => expect(screen.getByTestId('save-bar').textContent).toContain('Saved'))
    expect(asked.find((one) => one.method === 'PUT')!.body).toEqual({ format: 'auto', zone: 'UTC', preamble: '', rules: '', wanted: ['odd'], windowSeconds: 60 })
  })
})

describe('the window of a feed', () => {
  const saved = () => asked.find((one) => one.method === 'PUT')?.body.windowSeconds
  beforeEach(() => {
    answers['POST /api/v1/feeds/office/mappings:preview'] = () => preview
    answers['PUT /api/v1/feeds/office'] = (body) => ({ ...feed, ...body })
    render(<MappingTab feed={feed} onSaved={async () => undefined} />)
  })
  it('is one’s own length or a usual one, and is saved when it is longer', async () => {
    expect((screen.getByTestId('window') as HTMLSelectElement).value).toBe('own')
    expect((screen.getByTestId('window-amount') as HTMLInputElement).value).toBe('1')
    fireEvent.change(screen.getByTestId('window'), { target: { value: '604800' } })
    expect(screen.queryByTestId('window-amount')).toBeNull()
    fireEvent.click(screen.getByTestId('save-mapping'))
    await waitFor(() => expect(saved()).toBe(604_800))
    expect(screen.queryByTestId('confirm')).toBeNull()
  })
  it('asks before it lets edges leave', async () => {
    fireEvent.change(screen.getByTestId('window-unit'), { target: { value: '1' } })
    fireEvent.click(screen.getByTestId('save-mapping'))
    expect(saved()).toBeUndefined()
    fireEvent.click(screen.getByTestId('confirm-action'))
    await waitFor(() => expect(saved()).toBe(1))
  })
  it.each(['', '0', '-1', '3651'])('cannot be %j days', (value) => {
    fireEvent.change(screen.getByTestId('window-unit'), { target: { value: '86400' } })
    fireEvent.change(screen.getByTestId('window-amount'), { target: { value } })
    expect(screen.getByTestId('window-problem').textContent).toContain('1\u00a0second to 3\u202f650\u00a0days')
    expect((screen.getByTestId('save-mapping') as HTMLButtonElement).disabled).toBe(true)
    fireEvent.click(screen.getByText('Discard'))
    expect((screen.getByTestId('window-amount') as HTMLInputElement).value).toBe('1')
    expect(screen.queryByTestId('window-problem')).toBeNull()
  })
})

describe('unsaved work', () => {
  it('outlives a look at another part of the feed, until it is discarded', async () => {
    answers['POST /api/v1/feeds/office/mappings:preview'] = () => preview
    const show = () => render(<MappingTab feed={feed} onSaved={async () => undefined} />)
    show()
    fireEvent.change(screen.getByTestId('rules'), { target: { value: 'x: y' } })
    cleanup()
    show()
    expect((screen.getByTestId('rules') as HTMLTextAreaElement).value).toBe('x: y')
    fireEvent.click(screen.getByText('Discard'))
    cleanup()
    show()
    expect((screen.getByTestId('rules') as HTMLTextAreaElement).value).toBe('')
  })
})

describe('connecting', () => {
  it('makes a token, shows it once and puts it into the lines', async () => {
    answers['GET /api/v1/feeds/office/tokens'] = () => ({ tokens: [{ id: 't1', label: EVIL, createdAt: '2026-11-30T01:00:00Z', lastUsedAt: null }] })
    answers['POST /api/v1/feeds/office/tokens'] = () => ({ success: true, id: 't2', token: 'orf_secret' })
    const { container } = render(<ConnectTab feed={feed} />)
    await screen.findByTestId('token')
    unharmed(container)
    fireEvent.change(screen.getByTestId('token-label'), { target: { value: 'proxy' } })
    fireEvent.click(screen.getByTestId('token-create'))
    expect((await screen.findByTestId('token-value')).textContent).toBe('orf_secret')
    fireEvent.click(screen.getByTestId('shipper-vector'))
    expect(screen.getByTestId('snippet').textContent).toContain('orf_secret')
    expect(screen.getByTestId('tested').textContent).toBe('from documentation')
  })
  it('takes a token back only after asking', async () => {
    answers['GET /api/v1/feeds/office/tokens'] = () => ({ tokens: [{ id: 't1', label: 'x', createdAt: '2026-11-30T01:00:00Z', lastUsedAt: null }] })
    answers['DELETE /api/v1/feeds/office/tokens/t1'] = () => ({ success: true })
    render(<ConnectTab feed={feed} />)
    fireEvent.click(await screen.findByTestId('token-revoke'))
    expect(asked.some((one) => one.method === 'DELETE')).toBe(false)
    fireEvent.click(screen.getByTestId('confirm-action'))
    await waitFor(() => expect(asked.some((one) => one.method === 'DELETE')).toBe(true))
  })
  it('goes through the shippers by the arrow keys', () => {
    render(<ConnectTab feed={feed} />)
    fireEvent.keyDown(screen.getByTestId('shipper-rsyslog'), { key: 'ArrowDown' })
    expect(screen.getByTestId('snippet').dataset.shipper).toBe('syslog-ng')
  })
})
