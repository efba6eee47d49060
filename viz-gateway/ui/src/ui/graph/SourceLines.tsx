import type { DetailsState } from './useDetails'

/** The rows or log lines that this node was made of, as they came in. */
export function SourceLines({ details: { details } }: { details: DetailsState }) {
  const lines = details?.lines ?? []
  if (lines.length === 0) return null
  return (
    <section className="section">
      <h3 className="caption">Source lines</h3>
      <ol className="lines" data-testid="source-lines">
        {lines.map((line, i) => (
          <li key={i}>
            {line.offset !== undefined && <span className="where num">offset {line.offset}{line.row !== undefined && line.row >= 0 ? ` · row ${line.row}` : ''}</span>}
            <code className="mono">{line.text}</code>
          </li>
        ))}
      </ol>
    </section>
  )
}
