import { useState } from 'react'
import type { DeadLetter, Feed, ReplayRequest } from '../../../api/feedTypes'
import { feedUrl } from '../../route'
import { Blank } from '../page/Blank'
import { LetterDialog } from './LetterDialog'
import { LetterRow } from './LetterRow'
import { LettersBar } from './LettersBar'
import { isDone, outcome } from './marks'
import { useLetters } from './useLetters'
import './letters.css'

/** Events that could not be read, and the way to send them through again. */
export function LettersTab({ feed, reason }: { feed: Feed; reason: string }) {
  const state = useLetters(feed.name, reason)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<DeadLetter | null>(null)
  const [said, setSaid] = useState('')
  const { letters, marks } = state
  const ready = (letters ?? []).filter((letter) => !isDone(letter, marks))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const replay = async (request: ReplayRequest) => {
    const answer = await state.replay(request)
    setSaid(outcome(answer))
    setChosen(new Set())
  }
  if (state.absent) return <Blank icon="lines" title="This server does not show dead letters" testId="no-letters-route">A newer Orrery lists here each event that could not be read, with its reason and its bytes, and sends repaired ones through again.</Blank>
  return (
    <div className="letters" data-testid="letters" data-state={letters === null ? 'loading' : letters.length === 0 ? 'empty' : 'ready'}>
      <LettersBar
        feed={feed}
        reason={reason}
        chosen={chosen.size}
        ready={ready.length}
        said={said}
        onAll={() => setChosen(chosen.size > 0 ? new Set() : new Set(ready.map((letter) => letter.id)))}
        onReplay={() => replay({ letters: [...chosen].map((id) => ({ id })) })}
        onReplayReason={() => replay({ reason })}
        onReload={state.reload}
      />
      {state.problem && <p className="list-problem" role="alert">{state.problem}</p>}
      {letters === null && !state.problem && <div className="skeleton tall" />}
      {letters?.length === 0 && (
        <Blank icon="lines" title={reason ? 'No dead letters for this reason' : 'No dead letters'} testId="no-letters" action={reason ? <a className="button" href={feedUrl(feed.name, 'dead-letters')}>Show all reasons</a> : undefined}>
          {reason ? 'None is kept, or retention has removed them.' : 'Every event that came could be read. One that cannot be is kept here with its reason, its place and its bytes, until it is repaired or too old.'}
        </Blank>
      )}
      {letters !== null && letters.length > 0 && (
        <ul className="letter-list">
          {letters.map((letter) => (
            <LetterRow key={letter.id} letter={letter} mark={marks.get(letter.id)} done={isDone(letter, marks)} chosen={chosen.has(letter.id)} onToggle={() => toggle(letter.id)} onOpen={() => setOpen(letter)} />
          ))}
        </ul>
      )}
      {letters !== null && letters.length > 0 && (
        <p className="letters-end muted num">
          {letters.length} shown{state.next === null ? ', all that are kept' : ''}
          {state.next !== null && <button type="button" className="button" disabled={state.busy} data-testid="older" onClick={() => void state.more()}>Older letters</button>}
        </p>
      )}
      {open && <LetterDialog letter={open} done={isDone(open, marks)} mark={marks.get(open.id)} onClose={() => setOpen(null)} onReplay={replay} />}
    </div>
  )
}
