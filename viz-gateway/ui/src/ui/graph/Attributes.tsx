import { whole } from '../format'
import type { DetailsState } from './useDetails'

/** Every attribute as a line of name and value. Values are text, whatever they look like. */
export function Attributes({ details: { busy, problem, details } }: { details: DetailsState }) {
  const entries = Object.entries(details?.attributes ?? {}).filter(([, value]) => value !== null && value !== '')
  return (
    <>
      {busy && <div className="skeleton" />}
      {problem && <p className="muted">{problem}</p>}
      {!busy && !problem && entries.length === 0 && <p className="muted">None beyond what is drawn.</p>}
      <dl className="pairs" data-testid="attributes">
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt className="truncate" title={name}>{name}</dt>
            <dd className="num">{show(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

export function show(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) >= 10_000 ? whole(value) : String(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
