import { useState } from 'react'
import { api } from '../../api/client'
import { Dialog } from '../shell/Dialog'
import { graphUrl } from '../list/GraphRow'
import { feedUrl } from '../route'
import { FeedForm } from './FeedForm'
import { bodyOf, NEW_FEED, problemOf } from './newFeed'
import { FeedReady } from './FeedReady'
import '../upload/upload.css'

/** Names a feed and says how its events are understood; the second step leads to where senders are connected. */
export function FeedDialog({ onClose, onCreated }: { onClose: () => void; onCreated: () => Promise<void> }) {
  const [feed, setFeed] = useState(NEW_FEED)
  const [problem, setProblem] = useState('')
  const [created, setCreated] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const create = async () => {
    const wrong = problemOf(feed)
    setProblem(wrong)
    if (wrong) return
    setBusy(true)
    try {
      const made = await api.createFeed(bodyOf(feed))
      setCreated(made.graph)
      await onCreated()
    } catch (error) {
      setProblem((error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={created ? `Feed ${feed.name} is ready` : 'Create a feed'}
      onClose={onClose}
      testId="feed-dialog"
      wide={!created && feed.kind === 'any' && feed.sample.trim() !== ''}
      footer={
        created ? (
          <>
            <button type="button" className="button ghost" onClick={onClose}>Later</button>
            <a className="button" href={graphUrl(created)}>Open its graph</a>
            <a className="button primary" href={feedUrl(feed.name, 'connect')} autoFocus data-testid="feed-connect">Connect a sender</a>
          </>
        ) : (
          <>
            <span className="step muted">Step 1 of 2</span>
            <button type="button" className="button" onClick={onClose}>Cancel</button>
            <button type="button" className="button primary" disabled={busy} data-testid="feed-create" onClick={() => void create()}>Create feed</button>
          </>
        )
      }
    >
      {created ? <FeedReady name={feed.name} json={feed.kind === 'mapped'} /> : <FeedForm feed={feed} problem={problem} onChange={(part) => setFeed((now) => ({ ...now, ...part }))} onSubmit={() => void create()} />}
    </Dialog>
  )
}
