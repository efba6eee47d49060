import { useState } from 'react'
import type { Feed } from '../../../api/feedTypes'
import { whole } from '../../format'
import { feedUrl } from '../../route'
import { Icon } from '../../shell/Icon'
import { Confirm } from '../../shell/Confirm'
import { dead } from '../standing'
import { reasonWords } from './marks'

interface Props {
  feed: Feed
  reason: string
  chosen: number
  ready: number
  said: string
  onAll: () => void
  onReplay: () => Promise<void>
  onReplayReason: () => Promise<void>
  onReload: () => Promise<void>
}

/** Above the list: which reason, how many are chosen, and what to do with them. */
export function LettersBar({ feed, reason, chosen, ready, said, onAll, onReplay, onReplayReason, onReload }: Props) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const reasons = feed.health?.rejected ?? []
  const known = reasons.some((one) => one.reason === reason)
  const run = async () => {
    setBusy(true)
    setProblem('')
    try {
      await onReplay()
    } catch (error) {
      setProblem((error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="letters-bar">
      <label className="choose">
        <input type="checkbox" checked={chosen > 0} ref={(box) => { if (box) box.indeterminate = chosen > 0 && chosen < ready }} disabled={ready === 0} data-testid="choose-all" onChange={onAll} />
        <span className="num">{chosen > 0 ? `${chosen} chosen` : 'Choose all'}</span>
      </label>
      <select className="input" aria-label="Reason" value={reason} data-testid="reason" onChange={(event) => { location.hash = feedUrl(feed.name, 'dead-letters', event.target.value).slice(1) }}>
        <option value="">All reasons{feed.health ? ` (${whole(dead(feed.health))})` : ''}</option>
        {reasons.map((one) => <option key={one.reason} value={one.reason}>{reasonWords(one.reason)} ({whole(one.count)})</option>)}
        {reason && !known && <option value={reason}>{reasonWords(reason)}</option>}
      </select>
      <button type="button" className="button icon ghost" aria-label="Look again" title="Look again" data-testid="letters-reload" onClick={() => void onReload()}>
        <Icon name="relayout" size={14} />
      </button>
      <span className="letters-said" role="status" data-testid="replay-said">{said}</span>
      {problem && <span className="error-text" role="alert">{problem}</span>}
      {reason && <button type="button" className="button" data-testid="replay-reason" onClick={() => setAsking(true)}>Replay all of this reason</button>}
      <button type="button" className="button primary" disabled={chosen === 0 || busy} data-testid="replay" onClick={() => void run()}>
        Replay{chosen > 0 ? ` ${chosen}` : ''}
      </button>
      {asking && (
        <Confirm title="Replay all of this reason?" action="Replay them" tone="primary" onClose={() => setAsking(false)} onConfirm={onReplayReason}>
          Every dead letter of “{reasonWords(reason)}” goes through again as it is, each exactly once. What still cannot be read comes back as a new dead letter.
        </Confirm>
      )}
    </div>
  )
}
