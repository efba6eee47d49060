import { useEffect } from 'react'
import type { Engine } from '../../engine/engine'

const STEP = 80

/** Keys of the graph page; silent while somebody types or a dialog is open. The list shown by `?` is in shortcuts.ts. */
export function useKeys(engine: Engine, { onHelp, onPanel, onLayouts }: { onHelp: () => void; onPanel: () => void; onLayouts: () => void }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wantsSearch = (event.key === 'k' && (event.metaKey || event.ctrlKey)) || (event.key === '/' && !typing(event))
      if (wantsSearch) {
        event.preventDefault()
        document.querySelector<HTMLInputElement>('[data-testid="search"]')?.focus()
        return
      }
      if (typing(event) || event.metaKey || event.ctrlKey || event.altKey) return
      if (document.querySelector('dialog[open]') && event.key !== '?') return
      if (act(event.key)) event.preventDefault()
    }
    const act = (key: string): boolean => {
      const state = engine.snapshot()
      const selected = state.selected?.slot ?? -1
      switch (key) {
        case '?':
          onHelp()
          return true
        case ' ':
          engine.command({ type: state.graph?.layout === 'paused' ? 'play' : 'pause' })
          return true
        case 'r':
        case 'R':
          engine.command({ type: 'relayout' })
          return true
        case 'l':
        case 'L':
          onLayouts()
          return true
        case 'f':
        case 'F':
          engine.fit()
          return true
        case 'g':
        case 'G':
          if (selected >= 0) engine.show(selected)
          else if (state.selectedEdge) engine.showEdge(state.selectedEdge.slot)
          return true
        case '+':
        case '=':
          engine.zoom(1.3)
          return true
        case '-':
          engine.zoom(1 / 1.3)
          return true
        case 'p':
        case 'P':
          if (selected >= 0) state.selected!.pinned ? engine.unpin(selected) : engine.pin(selected)
          return true
        case 't':
        case 'T':
          engine.toggleLabels()
          return true
        case ']':
          onPanel()
          return true
        case 'ArrowLeft':
          engine.pan(STEP, 0)
          return true
        case 'ArrowRight':
          engine.pan(-STEP, 0)
          return true
        case 'ArrowUp':
          engine.pan(0, STEP)
          return true
        case 'ArrowDown':
          engine.pan(0, -STEP)
          return true
        case 'Escape':
          engine.select(-1)
          return true
        default:
          return false
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [engine, onHelp, onPanel, onLayouts])
}

function typing(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null
  if (event.key === ' ' && target?.tagName === 'BUTTON') return true
  return target !== null && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
