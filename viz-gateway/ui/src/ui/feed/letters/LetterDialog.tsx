import { useState } from 'react'
import type { DeadLetter, ReplayRequest } from '../../../api/feedTypes'
import { bytes } from '../../format'
import { Dialog } from '../../shell/Dialog'
import { CopyButton } from '../../shell/CopyButton'
import { isWhole, reasonWords } from './marks'

interface Props {
  letter: DeadLetter
  done: boolean
  mark: { done: boolean; words: string } | undefined
  onClose: () => void
  onReplay: (request: ReplayRequest) => Promise<void>
}

/** One letter whole: repair its text and send it through again. */
export function LetterDialog({ letter, done, mark, onClose, onReplay }: Props) {
  const [text, setText] = useState(letter.text)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const editable = isWhole(letter) && !done
  const changed = text !== letter.text
  const replay = async () => {
    setBusy(true)
    setProblem('')
    try {
      await onReplay({ letters: [changed ? { id: letter.id, text } : { id: letter.id }] })
    } catch (error) {
      setProblem((error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={`Dead letter: ${reasonWords(letter.reason)}`}
      onClose={onClose}
      testId="letter-dialog"
      wide
      footer={
        <>
          {changed && <button type="button" className="button ghost" onClick={() => setText(letter.text)}>Undo the repair</button>}
          <button type="button" className="button" onClick={onClose}>Close</button>
          <button type="button" className="button primary" disabled={busy || done || text === '' || (letter.partly === true && !changed)} data-testid="replay-repaired" onClick={() => void replay()}>
            {changed ? 'Replay repaired' : 'Replay as it is'}
          </button>
        </>
      }
    >
      <p className="letter-detail">{letter.detail}</p>
      <dl className="pairs letter-facts num">
        <Pair name="position" value={letter.position} />
        <Pair name="stage" value={letter.stage.toLowerCase()} />
        <Pair name="at" value={letter.at.replace('T', ' ')} />
        <Pair name="size" value={bytes(letter.bytes)} />
      </dl>
      <div className="letter-text">
        <textarea className="input" rows={10} spellCheck={false} readOnly={!editable} value={text} aria-label="The event’s text" data-testid="letter-text" onChange={(event) => setText(event.target.value)} />
        <CopyButton text={text} what="text" />
      </div>
      <p className="muted small">{wordsOn(letter, done)}</p>
      {mark && <p className={mark.done ? 'ok-text' : 'error-text'} role="status" data-testid="dialog-mark">{mark.words}</p>}
      {problem && <p className="error-text" role="alert">{problem}</p>}
    </Dialog>
  )
}

function wordsOn(letter: DeadLetter, done: boolean): string {
  if (done) return 'This letter has gone through again; a letter is replayed once.'
  if (letter.partly) return 'Other parts of this event were mapped: leave only what is missing, then replay that.'
  if (letter.binary) return 'These bytes are not text: what is not printable is shown in hexadecimal, and they can be replayed only as they are.'
  if (!isWhole(letter)) return 'Only its beginning is shown, so it cannot be edited here; replayed, all of it goes through.'
  return 'Edit what is wrong, then replay: the repaired event takes the way of a new one, and this letter is marked.'
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
