import { useState } from 'react'
import { api } from '../../api/client'
import { useSession } from '../session'
import { Dialog } from '../shell/Dialog'
import { graphUrl } from '../list/GraphRow'
import { Icon } from '../shell/Icon'
import { curlLine, EXAMPLE_EVENT, EXAMPLE_LINE, EXAMPLE_MAPPING, mappingProblem, NAME_RULE } from './example'
import '../upload/upload.css'

const WINDOWS: readonly [string, number][] = [
  ['15 minutes', 900],
  ['1 hour', 3600],
  ['24 hours', 86_400],
  ['7 days', 604_800],
  ['Everything', 0],
]

/** Names a feed and says how its events are understood; afterwards shows how to post to it. */
export function FeedDialog({ onClose, onCreated }: { onClose: () => void; onCreated: () => Promise<void> }) {
  const [name, setName] = useState('')
  const [mapping, setMapping] = useState(EXAMPLE_MAPPING)
  const [mapped, setMapped] = useState(false)
  const [zone, setZone] = useState('UTC')
  const [windowSeconds, setWindow] = useState(3600)
  const [problem, setProblem] = useState('')
  const [created, setCreated] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const create = async () => {
    const wrong = NAME_RULE.test(name) ? (mapped ? mappingProblem(mapping) : '') : 'A name has small letters, digits, dots and dashes, at most 63 of them.'
    setProblem(wrong)
    if (wrong) return
    setBusy(true)
    try {
      const feed = await api.createFeed(mapped ? { name, mapping: JSON.parse(mapping) as unknown, windowSeconds } : { name, zone, windowSeconds })
      setCreated(feed.graph)
      await onCreated()
    } catch (error) {
      setProblem((error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  const curl = curlLine(location.origin, name, useSession((state) => state.user) ?? 'USER', mapped ? EXAMPLE_EVENT : EXAMPLE_LINE)
  return (
    <Dialog
      title={created ? `Feed ${name} is ready` : 'Create a feed'}
      onClose={onClose}
      testId="feed-dialog"
      footer={
        created ? (
          <>
            <button type="button" className="button" onClick={onClose}>Done</button>
            <a className="button primary" href={graphUrl(created)}>Open its graph</a>
          </>
        ) : (
          <>
            <button type="button" className="button" onClick={onClose}>Cancel</button>
            <button type="button" className="button primary" disabled={busy} data-testid="feed-create" onClick={() => void create()}>Create feed</button>
          </>
        )
      }
    >
      {!created && (
        <>
          <div className="two">
            <label className="field">
              <span className="label">Name</span>
              <input className="input" value={name} placeholder="office-logins" autoFocus data-testid="feed-name" onChange={(event) => setName(event.target.value)} />
            </label>
            <label className="field">
              <span className="label">Keep edges for</span>
              <select className="input" value={windowSeconds} onChange={(event) => setWindow(Number(event.target.value))}>
                {WINDOWS.map(([label, seconds]) => <option key={seconds} value={seconds}>{label}</option>)}
              </select>
            </label>
          </div>
          <label className="field">
            <span className="label">Events are</span>
            <select className="input" value={mapped ? 'mapped' : 'any'} data-testid="feed-kind" onChange={(event) => setMapped(event.target.value === 'mapped')}>
              <option value="any">logs of a known format</option>
              <option value="mapped">JSON of my own</option>
            </select>
            {!mapped && <span className="hint">Syslog, Windows and Sysmon, Zeek, Suricata, cloud audit logs, CEF, web servers and more are told apart event by event.</span>}
          </label>
          {!mapped && <label className="field">
            <span className="label">Time zone of times that name none</span>
            <input className="input" value={zone} data-testid="feed-zone" onChange={(event) => setZone(event.target.value)} />
          </label>}
          {mapped && <label className="field">
            <span className="label">Mapping</span>
            <textarea className="input" rows={15} spellCheck={false} value={mapping} data-testid="feed-mapping" onChange={(event) => setMapping(event.target.value)} />
            <span className="hint">Each relation draws an edge from one field of an event to another, only for events that match “when”.</span>
          </label>}
          {problem && <p className="error-text" role="alert" data-testid="feed-problem">{problem}</p>}
        </>
      )}
      <div className="field">
        <span className="label">{created ? 'Post events, one a line' : 'Then post events like this'}</span>
        <div className="curl">
          <pre data-testid="feed-curl">{curl}</pre>
          <button type="button" className="button ghost icon" aria-label="Copy" title="Copy" onClick={() => void navigator.clipboard?.writeText(curl)}>
            <Icon name="copy" size={14} />
          </button>
        </div>
      </div>
    </Dialog>
  )
}
