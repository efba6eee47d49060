// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Engine } from '../../../src/engine/engine'
import { EngineContext } from '../../../src/ui/graph/useEngine'
import { LayoutPanel } from '../../../src/ui/graph/LayoutPanel'
import { FORCE_SETTINGS, LAYOUTS } from '../../../src/ui/graph/layouts'
import { fromNotch, toNotch } from '../../../src/ui/graph/SettingControl'

const engineOf = (arrangement: { layout: string; by: string }, settings: Record<string, number> = {}, selected: { slot: number; title: string } | null = null, places = { given: true, onMap: true }) => {
  const value = { graph: { arrangement, settings }, selected, ...places }
  return { subscribe: () => () => undefined, snapshot: () => value, command: vi.fn(), follow: vi.fn() } as unknown as Engine & { command: ReturnType<typeof vi.fn> }
}
const show = (engine: Engine) => render(<EngineContext value={engine}><LayoutPanel onClose={() => undefined} /></EngineContext>)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => (cleanup(), vi.useRealTimers()))

describe('the menu of layouts', () => {
  it('marks the layout that the server says is on, for every viewer', () => {
    show(engineOf({ layout: 'radial', by: 'degree' }))
    expect(screen.getByTestId('layout-radial').getAttribute('aria-checked')).toBe('true')
    expect(screen.getByTestId<HTMLSelectElement>('order-by').value).toBe('degree')
    expect(screen.queryByTestId('setting-gravity')).toBeNull()
  })

  it('asks for a layout, and for its column', () => {
    const engine = engineOf({ layout: 'force', by: 'none' })
    show(engine)
    fireEvent.click(screen.getByTestId('layout-circle'))
    expect(engine.command).toHaveBeenLastCalledWith({ type: 'arrange', layout: 'circle' })
    fireEvent.change(screen.getByTestId('order-by'), { target: { value: 'degree' } })
    expect(engine.command).toHaveBeenLastCalledWith({ type: 'arrange', layout: 'circle', by: 'degree' })
  })

  it('believes the server again when it does not do what was asked', () => {
    show(engineOf({ layout: 'force', by: 'none' }))
    fireEvent.click(screen.getByTestId('layout-tree'))
    expect(screen.getByTestId('layout-tree').getAttribute('aria-checked')).toBe('true')
    vi.advanceTimersByTime(3000)
    return vi.waitFor(() => expect(screen.getByTestId('layout-force').getAttribute('aria-checked')).toBe('true'))
  })

  it('centres the rings on the selected node', () => {
    const engine = engineOf({ layout: 'radial', by: 'hops' }, {}, { slot: 7, title: 'dc-1' })
    show(engine)
    fireEvent.click(screen.getByTestId('root-here'))
    expect(engine.command).toHaveBeenLastCalledWith({ type: 'arrange', layout: 'radial', by: 'hops', root: 7 })
  })

  it('puts the selected node on top of the tree', () => {
    const engine = engineOf({ layout: 'tree', by: 'none' }, {}, { slot: 7, title: 'dc-1' })
    show(engine)
    expect(screen.getByTestId('root-here').textContent).toBe('Begin at dc-1')
    fireEvent.click(screen.getByTestId('root-here'))
    expect(engine.command).toHaveBeenLastCalledWith({ type: 'arrange', layout: 'tree', root: 7 })
  })

  it('asks for a node when none is selected', () => {
    show(engineOf({ layout: 'tree', by: 'none' }))
    expect(screen.getByTestId<HTMLButtonElement>('root-here').disabled).toBe(true)
    expect(screen.getByTestId('root-here').textContent).toBe('Select a node to begin at it')
  })
})

describe('layouts by coordinates', () => {
  const button = (name: string) => screen.getByTestId<HTMLButtonElement>(`layout-${name}`)

  it('are offered for a graph that has them', () => {
    const engine = engineOf({ layout: 'force', by: 'none' })
    show(engine)
    fireEvent.click(button('geographic'))
    expect(engine.command).toHaveBeenLastCalledWith({ type: 'arrange', layout: 'geographic' })
  })

  it('say what is missing where a graph has none', () => {
    const engine = engineOf({ layout: 'force', by: 'none' }, {}, null, { given: false, onMap: false })
    show(engine)
    fireEvent.click(button('geographic'))
    expect(engine.command).not.toHaveBeenCalled()
    expect(button('geographic').title).toContain('No node has a longitude and a latitude')
    expect([button('given').disabled, button('given').title]).toEqual([true, 'No node came with an x and a y'])
    expect(button('tree').disabled).toBe(false)
  })

  it('tell places on a plane from places on a map', () => {
    show(engineOf({ layout: 'force', by: 'none' }, {}, null, { given: true, onMap: false }))
    expect([button('geographic').disabled, button('given').disabled]).toEqual([true, false])
  })
})

describe('the settings of the force model', () => {
  it('show what the server says and the defaults for the rest', () => {
    show(engineOf({ layout: 'force', by: 'none' }, { gravity: 7.5, linLog: 1 }))
    expect(screen.getByTestId<HTMLInputElement>('setting-gravity').value).toBe('75')
    expect(screen.getByTestId<HTMLInputElement>('setting-linLog').checked).toBe(true)
    expect(screen.getByTestId<HTMLInputElement>('setting-lockedX').checked).toBe(false)
  })

  it('are sent once a slider rests', () => {
    const engine = engineOf({ layout: 'force', by: 'none' })
    show(engine)
    for (const notch of ['20', '40', '50']) fireEvent.change(screen.getByTestId('setting-gravity'), { target: { value: notch } })
    expect(engine.command).not.toHaveBeenCalled()
    vi.advanceTimersByTime(200)
    expect(engine.command).toHaveBeenCalledExactlyOnceWith({ type: 'configure', settings: { gravity: 5 } })
  })

  it('go back to the defaults all at once', () => {
    const engine = engineOf({ layout: 'force', by: 'none' }, { gravity: 3 })
    show(engine)
    fireEvent.click(screen.getByTestId('reset-settings'))
    expect(engine.command.mock.calls[0][0].settings).toMatchObject({ gravity: 1, scalingRatio: 2, lockedR: 0 })
  })

  it.each(FORCE_SETTINGS.filter(({ kind }) => kind === 'number'))('$name reaches both ends of its range and its default', (setting) => {
    expect(fromNotch(setting, 0)).toBe(setting.least)
    expect(fromNotch(setting, 1000)).toBe(setting.most)
    expect(Math.abs(fromNotch(setting, toNotch(setting, setting.standard)) - setting.standard)).toBeLessThanOrEqual(setting.step)
  })
})

it('has a picture for every layout', () => {
  const { container } = show(engineOf({ layout: 'force', by: 'none' }))
  expect(container.querySelectorAll('.layout-choice svg')).toHaveLength(LAYOUTS.length)
})
