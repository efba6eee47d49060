/** On or off, with its name and where it belongs. */
export function Switch({ on, name, hint, onChange }: { on: boolean; name: string; hint: string; onChange: (on: boolean) => void }) {
  return (
    <label className="switch" title={hint}>
      <input type="checkbox" role="switch" checked={on} data-testid={`switch-${name}`} onChange={(event) => onChange(event.target.checked)} />
      <i aria-hidden="true" />
      <span className="switch-words">
        <span className="mono truncate">{name}</span>
        <span className="muted truncate">{hint}</span>
      </span>
    </label>
  )
}
