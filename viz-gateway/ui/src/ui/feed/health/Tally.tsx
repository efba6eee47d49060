import { whole } from '../../format'
import { percent } from './ledger'

interface Row {
  name: string
  count: number
  href?: string
}

/** Names with their counts, the most frequent first, each with its share as a bar. */
export function Tally(props: { title: string; total: number; rows: readonly Row[]; tone: string; empty: string; testId: string }) {
  const rows = [...props.rows].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
  const most = Math.max(1, ...rows.map((row) => row.count))
  return (
    <section className="card tally" data-testid={props.testId}>
      <div className="card-head">
        <h2>{props.title}</h2>
        <span className="muted num">{whole(props.total)}</span>
      </div>
      {rows.length === 0 && <p className="muted">{props.empty}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.name} title={`${percent(props.total === 0 ? 0 : row.count / props.total)} of ${whole(props.total)}`}>
            {row.href ? <a className="truncate" href={row.href}>{row.name}</a> : <span className="mono truncate">{row.name}</span>}
            <b className="num">{whole(row.count)}</b>
            <span className={`measure part-${props.tone}`} style={{ width: `${(row.count / most) * 100}%` }} />
          </li>
        ))}
      </ul>
    </section>
  )
}
