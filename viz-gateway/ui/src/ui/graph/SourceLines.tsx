import type { SourceLine } from '../../api/types'
import { doorName } from '../feed/doorName'
import { whole } from '../format'

/** The rows or log lines behind a node or an edge, as they came in. */
export function SourceLines({ lines }: { lines: readonly SourceLine[] }) {
  return (
    <ol className="lines" data-testid="source-lines">
      {lines.map((line) => (
        <li key={`${line.how}-${line.offset}-${line.row}`}>
          <span className="where num">
            {line.how} · offset {whole(line.offset)}
            {line.row >= 0 ? ` · row ${whole(line.row)}` : ''}
            {line.receivedAt ? ` · ${line.receivedAt.replace('T', ' ').replace(/\.\d+Z$/, 'Z')}` : ''}
          </span>
          {line.door && <span className="where" data-testid="line-door">{cameBy(line.door, line.transport ?? {})}</span>}
          {line.text === null ? <span className="muted gone">{line.gone || 'No longer kept by the log.'}</span> : <code className="mono">{line.text}</code>}
        </li>
      ))}
    </ol>
  )
}

/** The door and what the transport said, such as "Syslog · address 192.0.2.1". */
export function cameBy(door: string, transport: Record<string, unknown>): string {
  const said = Object.entries(transport).map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
  return [doorName(door), ...said].join(' · ')
}
