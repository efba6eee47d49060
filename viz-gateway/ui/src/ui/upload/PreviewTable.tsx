import type { Preview } from './preview'

const MOST_COLUMNS = 12

/** The first rows, with the two chosen columns lit. */
export function PreviewTable({ preview, source, destination }: { preview: Preview; source: string; destination: string }) {
  const columns = preview.columns.slice(0, MOST_COLUMNS)
  const mark = (name: string) => (name === source ? 'is-source' : name === destination ? 'is-destination' : undefined)
  return (
    <div className="preview">
      <table>
        <thead>
          <tr>{columns.map((name, i) => <th key={i} className={mark(name)}>{name}</th>)}</tr>
        </thead>
        <tbody>
          {preview.rows.map((row, r) => (
            <tr key={r}>{columns.map((name, i) => <td key={i} className={mark(name)}>{row[i] ?? ''}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
