import type { SourceLine } from '../../api/types'
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
          {line.text === null ? <span className="muted gone">{line.gone || 'No longer kept by the log.'}</span> : <code className="mono">{line.text}</code>}
        </li>
      ))}
    </ol>
  )
}
