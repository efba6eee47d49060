import type { PreviewEvent } from '../../../api/feedTypes'
import { counted } from '../../format'
import { show } from '../../graph/Attributes'
import { reasonWords } from '../letters/marks'
import { Relation } from './Relation'

const MOST_RELATIONS = 8
const TONES = { mapped: 'ok', filtered: 'none', rejected: 'danger' } as const

/** One tried event: what it was taken for, what became of it, and its fields on demand. */
export function EventCard({ event, colors }: { event: PreviewEvent; colors: ReadonlyMap<string, string> }) {
  const fields = Object.entries(event.fields)
  return (
    <li className={`event ${event.outcome}`} data-testid="preview-event" data-outcome={event.outcome}>
      <div className="event-head">
        <span className="muted num">{event.line}</span>
        <span className={`outcome tone-${TONES[event.outcome]}`}>{event.outcome}</span>
        {event.format && <span className="chip mono">{event.format}</span>}
        <span className="muted truncate" title={event.detail ?? undefined}>{why(event)}</span>
      </div>
      {event.relations.length > 0 && (
        <div className="relations">
          {event.relations.slice(0, MOST_RELATIONS).map((relation, i) => <Relation key={i} relation={relation} colors={colors} />)}
          {event.relations.length > MOST_RELATIONS && <span className="muted">and {event.relations.length - MOST_RELATIONS} more</span>}
        </div>
      )}
      {fields.length > 0 && (
        <details>
          <summary className="muted">{counted(fields.length, 'field')}</summary>
          <dl className="event-fields mono">
            {fields.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{show(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  )
}

export function why(event: PreviewEvent): string {
  switch (event.outcome) {
    case 'filtered':
      return event.rule ? `by ${event.rule}` : (event.detail ?? '')
    case 'rejected':
      return [event.reason && reasonWords(event.reason), event.detail].filter(Boolean).join(': ')
    case 'mapped':
      return event.relations.length === 0 ? (event.detail ?? 'read, but no rule makes a relation of it') : (event.rule ?? '')
  }
}
