import { useId, useState } from 'react'
import { plural } from '../../format'
import { DAY, KEEP_ALL, lengthProblem, lengthWords, PRESETS, split, UNITS } from './length'
import './window.css'

const OWN = 'own'

interface Typed {
  own: boolean
  text: string
  unit: number
  /** The length that this stands for; another one from outside is not ours. */
  seconds: number
}

/** How long edges stay: one of the usual lengths, or one’s own. What cannot be read as a length is told as NaN. */
export function WindowField({ seconds, label, onChange }: { seconds: number; label: string; onChange: (seconds: number) => void }) {
  const id = useId()
  const [last, setLast] = useState<Typed>(() => typedOf(seconds))
  const typed = Object.is(last.seconds, seconds) ? last : typedOf(seconds)
  const take = (next: Typed) => {
    setLast(next)
    if (!Object.is(next.seconds, seconds)) onChange(next.seconds)
  }
  const type = (text: string, unit: number) => take({ own: true, text, unit, seconds: secondsOf(text, unit) })
  const choose = (value: string) => {
    if (value !== OWN) take(typedOf(Number(value)))
    else if (seconds === KEEP_ALL) type('90', DAY)
    else type(typed.text, typed.unit)
  }
  const problem = lengthProblem(seconds)
  return (
    <div className="field window-field">
      <label className="label" htmlFor={id}>{label}</label>
      <select id={id} className="input" value={typed.own ? OWN : seconds} data-testid="window" onChange={(event) => choose(event.target.value)}>
        {PRESETS.map((one) => <option key={one} value={one}>{one === KEEP_ALL ? 'for ever, keep all' : lengthWords(one)}</option>)}
        <option value={OWN}>another length</option>
      </select>
      {typed.own && (
        <div className="window-own">
          <input className="input num" type="number" min="0" step="any" value={typed.text} aria-label="Length of the window" aria-invalid={problem !== ''} data-testid="window-amount" onChange={(event) => type(event.target.value, typed.unit)} />
          <select className="input" value={typed.unit} aria-label="Unit of the length" data-testid="window-unit" onChange={(event) => type(typed.text, Number(event.target.value))}>
            {UNITS.map((one) => <option key={one.name} value={one.seconds}>{plural(Number(typed.text), one.name)}</option>)}
          </select>
        </div>
      )}
      {problem && <p className="error-text small" role="alert" data-testid="window-problem">{problem}</p>}
    </div>
  )
}

function typedOf(seconds: number): Typed {
  if (Number.isNaN(seconds)) return { own: true, text: '', unit: DAY, seconds }
  const { amount, unit } = split(seconds)
  return { own: !PRESETS.includes(seconds), text: String(amount), unit, seconds }
}

/** Whole milliseconds, as the server keeps them. Zero would be for ever, which is chosen and not typed. */
function secondsOf(text: string, unit: number): number {
  const amount = text.trim() === '' ? NaN : Number(text)
  return amount > 0 ? Math.round(amount * unit * 1000) / 1000 : NaN
}
