// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Engine } from '../../../src/engine/engine'
import { TidierOffer } from '../../../src/ui/graph/TidierOffer'
import { EngineContext } from '../../../src/ui/graph/useEngine'

/** An engine of which the test says what the server tells. */
function told() {
  let value = { graph: { tidier: false as boolean | undefined } }
  const listeners = new Set<() => void>()
  const command = vi.fn()
  const engine = {
    subscribe: (listener: () => void) => (listeners.add(listener), () => listeners.delete(listener)),
    snapshot: () => value,
    command,
  } as unknown as Engine
  const tell = (tidier: boolean | undefined) => act(() => ((value = { graph: { tidier } }), listeners.forEach((listener) => listener())))
  render(<EngineContext value={engine}><TidierOffer /></EngineContext>)
  return { command, tell }
}

afterEach(cleanup)

describe('the offer of a tidier layout', () => {
  it('is shown only while the server makes it', () => {
    const { tell } = told()
    expect(screen.queryByTestId('tidier')).toBeNull()
    tell(true)
    expect(screen.getByTestId('tidier').textContent).toContain('A tidier layout is ready')
    expect(screen.getByTestId('show-tidier').title).toContain('glide')
    tell(false)
    expect(screen.queryByTestId('tidier')).toBeNull()
  })

  it('is not made by a server that does not know of it', () => {
    const { tell } = told()
    tell(undefined)
    expect(screen.queryByTestId('tidier')).toBeNull()
  })

  it('is taken by the command that lays out afresh, once', () => {
    const { command, tell } = told()
    tell(true)
    fireEvent.click(screen.getByTestId('show-tidier'))
    expect(command.mock.calls).toEqual([[{ type: 'relayout' }]])
    expect(screen.queryByTestId('tidier')).toBeNull()
  })

  it('stays away when it was closed, until the next one', () => {
    const { command, tell } = told()
    tell(true)
    fireEvent.click(screen.getByTestId('dismiss-tidier'))
    expect(screen.queryByTestId('tidier')).toBeNull()
    tell(true)
    expect(screen.queryByTestId('tidier')).toBeNull()
    tell(false)
    tell(true)
    expect(screen.getByTestId('tidier')).toBeTruthy()
    expect(command).not.toHaveBeenCalled()
  })

  it('is reached by the keyboard and announced without being in the way', () => {
    const { tell } = told()
    tell(true)
    const buttons = screen.getAllByRole('button')
    expect(buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent)).toEqual(['Show it', 'Not now'])
    buttons.forEach((button) => expect(button.tabIndex).toBe(0))
    expect(screen.getByRole('status').contains(screen.getByTestId('tidier'))).toBe(true)
  })
})
