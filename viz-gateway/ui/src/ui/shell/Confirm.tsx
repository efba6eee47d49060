import { useState, type ReactNode } from 'react'
import { Dialog } from './Dialog'

/** Asks before something large or that cannot be taken back, and shows why it failed when it did. */
export function Confirm(props: { title: string; action: string; children: ReactNode; onConfirm: () => Promise<void>; onClose: () => void; tone?: 'danger' | 'primary' }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const confirm = async () => {
    setBusy(true)
    try {
      await props.onConfirm()
      props.onClose()
    } catch (error) {
      setProblem((error as Error).message)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      testId="confirm"
      footer={
        <>
          <button type="button" className="button" onClick={props.onClose}>
            Cancel
          </button>
          <button type="button" className={`button ${props.tone ?? 'danger'}`} disabled={busy} onClick={confirm} data-testid="confirm-action">
            {props.action}
          </button>
        </>
      }
    >
      <p>{props.children}</p>
      {problem && <p className="error-text">{problem}</p>}
    </Dialog>
  )
}
