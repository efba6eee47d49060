import { useMemo } from 'react'
import type { RuleBook } from '../../../api/feedTypes'
import { counted } from '../../format'
import { WindowField } from '../window/WindowField'
import { readsLines, type Draft } from './draft'
import { noisyRelations, otherWanted } from './noisy'
import { Switch } from './Switch'

/** Format, zone, window and the relations that are left out unless asked for; of a feed with fields of its own, the window. */
export function ReadingFields({ draft, book, onChange }: { draft: Draft; book: RuleBook | null; onChange: (part: Partial<Draft>) => void }) {
  const zones = useMemo(() => Intl.supportedValuesOf?.('timeZone') ?? [], [])
  const formats = [...new Set(['auto', ...(book?.formats ?? []), draft.format])]
  const windowField = <WindowField seconds={draft.windowSeconds} label="Window: keep edges for" onChange={(windowSeconds) => onChange({ windowSeconds })} />
  if (!readsLines(draft)) {
    return (
      <div className="reading">
        <div className="three">{windowField}</div>
      </div>
    )
  }
  return (
    <div className="reading">
      <div className="three">
        <label className="field">
          <span className="label">Format</span>
          <select className="input" value={draft.format} data-testid="format" onChange={(event) => onChange({ format: event.target.value })}>
            {formats.map((format) => <option key={format} value={format}>{format === 'auto' ? 'any, told apart event by event' : format}</option>)}
          </select>
        </label>
        <label className="field">
          <span className="label">Zone of times that name none</span>
          <input className="input" list="zones" value={draft.zone} data-testid="zone" onChange={(event) => onChange({ zone: event.target.value })} />
          <datalist id="zones">{zones.map((zone) => <option key={zone} value={zone} />)}</datalist>
        </label>
        {windowField}
      </div>
      <NoisySwitches draft={draft} book={book} onChange={onChange} />
      <details className="fold">
        <summary>
          Preamble <span className="muted">{draft.preamble === '' ? 'none' : counted(draft.preamble.split('\n').length, 'line')}</span>
        </summary>
        <textarea className="input" rows={3} spellCheck={false} aria-label="Preamble" value={draft.preamble} data-testid="preamble" onChange={(event) => onChange({ preamble: event.target.value })} />
        <p className="muted small">Lines that say how to read the others, such as Zeek’s #fields, for senders that do not send them.</p>
      </details>
    </div>
  )
}

function NoisySwitches({ draft, book, onChange }: { draft: Draft; book: RuleBook | null; onChange: (part: Partial<Draft>) => void }) {
  const known = useMemo(() => noisyRelations([...(book?.files ?? []), { name: 'your rules', text: draft.rules }]), [book, draft.rules])
  const others = otherWanted(draft.wanted, known)
  const toggle = (name: string, on: boolean) => onChange({ wanted: on ? [...draft.wanted, name] : draft.wanted.filter((one) => one !== name) })
  if (known.length + others.length === 0) return null
  return (
    <details className="fold" data-testid="noisy">
      <summary>
        Noisy relations <span className="muted num">{draft.wanted.length} of {known.length + others.length} on</span>
      </summary>
      <p className="muted small">Left out by default, because there are so many that they would drown the rest.</p>
      <div className="switches">
        {known.map((one) => <Switch key={one.name} on={draft.wanted.includes(one.name)} name={one.name} hint={[one.ends, one.files.join(', ')].filter(Boolean).join(' · ')} onChange={(on) => toggle(one.name, on)} />)}
        {others.map((name) => <Switch key={name} on name={name} hint="of one dataset" onChange={(on) => toggle(name, on)} />)}
      </div>
    </details>
  )
}
