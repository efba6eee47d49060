import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { Icon } from './Icon'

/** A modal box: Escape and the cross close it, focus stays inside while it is open. */
export function Dialog(props: { title: string; onClose: () => void; children: ReactNode; footer?: ReactNode; testId?: string; wide?: boolean }) {
  const element = useRef<HTMLDialogElement>(null)
  // Before the element goes, not after: only then the focus goes back to where it came from.
  useLayoutEffect(() => {
    const dialog = element.current!
    if (!dialog.open) dialog.showModal?.()
    // The browser focuses the first control, which is the cross: of no use to begin with.
    if (!(document.activeElement instanceof HTMLInputElement)) dialog.focus()
    return () => dialog.close?.()
  }, [])
  return (
    <dialog
      ref={element}
      className={`dialog ${props.wide ? 'wide' : ''}`}
      tabIndex={-1}
      data-testid={props.testId}
      aria-label={props.title}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
    >
      <header>
        <h2>{props.title}</h2>
        <button type="button" className="button ghost icon" aria-label="Close" onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="body">{props.children}</div>
      {props.footer && <footer>{props.footer}</footer>}
    </dialog>
  )
}
