import { plural } from '../../format'

const MOST_CHARACTERS = 200_000

/** Lines to try. Empty, a feed's newest events are tried. */
export function SampleBox({ sample, onChange, onAgain, rows = 4, empty = 'the feed’s newest 50 events' }: { sample: string; onChange: (sample: string) => void; onAgain?: () => void; rows?: number; empty?: string }) {
  const count = sample.trim() === '' ? 0 : sample.trimEnd().split('\n').length
  return (
    <label className="field sample">
      <span className="label num">
        Try on {count === 0 ? empty : `${count} pasted ${plural(count, 'line')}`}
        {count > 0 && <button type="button" className="link" onClick={() => onChange('')}>Clear</button>}
        {count === 0 && onAgain && <button type="button" className="link" data-testid="again" onClick={onAgain}>Look again</button>}
      </span>
      <textarea className="input" rows={rows} spellCheck={false} wrap="off" value={sample} placeholder="Paste lines as your sender sends them" maxLength={MOST_CHARACTERS} data-testid="sample" onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}
