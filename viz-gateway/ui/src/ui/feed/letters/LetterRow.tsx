import type { DeadLetter } from '../../../api/feedTypes'
import { ago, bytes } from '../../format'
import { firstLine, reasonWords } from './marks'

interface Props {
  letter: DeadLetter
  mark: { done: boolean; words: string } | undefined
  done: boolean
  chosen: boolean
  onToggle: () => void
  onOpen: () => void
}

/** One letter in the list: why, where, when, and its first line as text. */
export function LetterRow({ letter, mark, done, chosen, onToggle, onOpen }: Props) {
  return (
    <li className={`letter ${chosen ? 'chosen' : ''} ${done ? 'done' : ''}`} data-testid="letter" data-id={letter.id}>
      <input type="checkbox" checked={chosen} disabled={done} aria-label={`Choose the letter of ${letter.at}`} onChange={onToggle} />
      <button type="button" className="letter-open" onClick={onOpen}>
        <span className="letter-head">
          <span className="reason">{reasonWords(letter.reason)}</span>
          <span className="truncate">{letter.detail}</span>
        </span>
        <code className="mono truncate">{firstLine(letter)}</code>
        <span className="letter-where muted num">
          <span className="truncate">{letter.position}</span>
          <span>{bytes(letter.bytes)}</span>
          <span title={letter.at}>{ago(letter.at, Date.now())}</span>
        </span>
        <span className="letter-marks">
          {letter.binary && <span className="chip warn">binary</span>}
          {done ? <span className="chip ok" data-testid="letter-mark">{mark && !letter.replayed ? mark.words : 'replayed'}</span> : mark && <span className="chip danger" data-testid="letter-mark">{mark.words}</span>}
        </span>
      </button>
    </li>
  )
}
