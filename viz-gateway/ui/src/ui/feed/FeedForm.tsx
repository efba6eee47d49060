import { PreviewPane } from './mapping/PreviewPane'
import { SampleBox } from './mapping/SampleBox'
import { usePreview } from './mapping/usePreview'
import type { NewFeed } from './newFeed'
import { WindowField } from './window/WindowField'
import './mapping/preview.css'

interface Props {
  feed: NewFeed
  problem: string
  onChange: (part: Partial<NewFeed>) => void
  onSubmit: () => void
}

/** The first step: name, window, template, and for pasted lines what would become of them. */
export function FeedForm({ feed, problem, onChange, onSubmit }: Props) {
  const mapped = feed.kind === 'mapped'
  const tried = !mapped && feed.sample.trim() !== ''
  const preview = usePreview(null, tried ? { sample: feed.sample, zone: feed.zone } : null)
  return (
    <>
      <div className="two">
        <label className="field">
          <span className="label">Name</span>
          <input className="input" value={feed.name} placeholder="office-logins" autoFocus data-testid="feed-name" onChange={(event) => onChange({ name: event.target.value })} onKeyDown={(event) => event.key === 'Enter' && onSubmit()} />
        </label>
        <WindowField seconds={feed.windowSeconds} label="Keep edges for, by event time" onChange={(windowSeconds) => onChange({ windowSeconds })} />
      </div>
      <div className={mapped ? undefined : 'two'}>
        <label className="field">
          <span className="label">Events are</span>
          <select className="input" value={feed.kind} data-testid="feed-kind" onChange={(event) => onChange({ kind: event.target.value === 'mapped' ? 'mapped' : 'any' })}>
            <option value="any">logs of any known format</option>
            <option value="mapped">JSON, by a mapping of my own</option>
          </select>
        </label>
        {!mapped && (
          <label className="field">
            <span className="label">Time zone of times that name none</span>
            <input className="input" value={feed.zone} data-testid="feed-zone" onChange={(event) => onChange({ zone: event.target.value })} />
          </label>
        )}
      </div>
      {!mapped && <p className="muted small">Syslog, Windows and Sysmon, Zeek, Suricata, cloud audit logs, CEF, web servers and more are told apart event by event. Rules of your own can be added later.</p>}
      {mapped && (
        <label className="field">
          <span className="label">Mapping</span>
          <textarea className="input" rows={15} spellCheck={false} value={feed.mapping} data-testid="feed-mapping" onChange={(event) => onChange({ mapping: event.target.value })} />
          <span className="hint">Each relation draws an edge from one field of an event to another, only for events that match “when”.</span>
        </label>
      )}
      {!mapped && <SampleBox sample={feed.sample} rows={tried ? 4 : 3} empty="a few lines first, if you like" onChange={(sample) => onChange({ sample })} />}
      {tried && (
        <div className="dialog-preview">
          <PreviewPane state={preview} empty="There is no event in these lines." />
        </div>
      )}
      {problem && <p className="error-text" role="alert" data-testid="feed-problem">{problem}</p>}
    </>
  )
}
