interface Props {
  label: string
  value: string
  /** Known columns; without them the name is typed. */
  columns: readonly string[] | undefined
  testId: string
  /** What stands for no column; without it one has to be chosen. */
  none?: string
  onChange: (value: string) => void
}

export function ColumnField({ label, value, columns, testId, none, onChange }: Props) {
  return (
    <label className="field">
      <span className="label">{label}</span>
      {columns ? (
        <select className="input" value={value} data-testid={testId} onChange={(event) => onChange(event.target.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {columns.map((column, i) => (
            <option key={`${column}-${i}`} value={column}>{column}</option>
          ))}
        </select>
      ) : (
        <input className="input" value={value} data-testid={testId} onChange={(event) => onChange(event.target.value)} />
      )}
    </label>
  )
}
