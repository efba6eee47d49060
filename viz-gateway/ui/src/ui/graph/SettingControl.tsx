import { useEffect, useRef, useState } from 'react'
import type { ForceSetting } from './layouts'

/** After the last move of a slider the server is told. */
const TELL_MILLIS = 150
/** So long the page shows what was asked for, before it believes the server again. */
const BELIEVE_MILLIS = 2500
const NOTCHES = 1000

/** One setting of the force model: shows what the server says, and what was just asked for until it says so. */
export function SettingControl({ setting, value, onChange }: { setting: ForceSetting; value: number; onChange: (value: number) => void }) {
  const [asked, setAsked] = useState<number | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const tell = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setAsked((wanted) => (wanted === value ? null : wanted)), [value])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      clearTimeout(tell.current)
    },
    [],
  )
  const ask = (wanted: number) => {
    setAsked(wanted)
    clearTimeout(timer.current)
    clearTimeout(tell.current)
    timer.current = setTimeout(() => setAsked(null), BELIEVE_MILLIS)
    tell.current = setTimeout(() => onChange(wanted), TELL_MILLIS)
  }
  const shown = asked ?? value
  const id = `setting-${setting.name}`
  if (setting.kind === 'switch') {
    return (
      <label className="switch-row" title={setting.about}>
        <input type="checkbox" role="switch" checked={shown !== 0} data-testid={id} onChange={(event) => ask(event.target.checked ? 1 : 0)} />
        <span>{setting.title}</span>
      </label>
    )
  }
  return (
    <div className="slider-row" title={setting.about}>
      <label htmlFor={id}>{setting.title}</label>
      <output className="num" htmlFor={id}>{Number(shown.toPrecision(3))}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={NOTCHES}
        step={1}
        value={toNotch(setting, shown)}
        aria-valuetext={String(shown)}
        data-testid={id}
        onChange={(event) => ask(fromNotch(setting, Number(event.target.value)))}
        onDoubleClick={() => ask(setting.standard)}
      />
    </div>
  )
}

/** Where on the slider, 0 to 1000, a value stands. */
export function toNotch({ least, most, log }: ForceSetting, value: number): number {
  const clamped = Math.min(most, Math.max(least, value))
  const share = log ? Math.log(clamped / least) / Math.log(most / least) : (clamped - least) / (most - least)
  return Math.round(share * NOTCHES)
}

/** The value at a place on the slider, rounded to the setting's step. */
export function fromNotch({ least, most, step, log }: ForceSetting, notch: number): number {
  const share = notch / NOTCHES
  const value = log ? least * (most / least) ** share : least + (most - least) * share
  return Number((Math.round(value / step) * step).toFixed(4))
}
