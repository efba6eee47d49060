import { useRef, useState, type KeyboardEvent } from 'react'
import { CopyButton } from '../../shell/CopyButton'
import { SHIPPERS, type Place } from './shippers'

/** Shippers at the left, the chosen one's lines at the right, with this server and feed filled in. */
export function SnippetPane({ place }: { place: Place }) {
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const shipper = SHIPPERS[at]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const next = (at + step + SHIPPERS.length) % SHIPPERS.length
    setAt(next)
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <section className="card snippets" aria-label="Configuration of shippers">
      <div className="shippers" role="tablist" aria-orientation="vertical" aria-label="Shipper" ref={list} onKeyDown={onKeyDown}>
        {SHIPPERS.map((one, i) => (
          <button key={one.id} type="button" role="tab" id={`shipper-${one.id}`} aria-selected={i === at} aria-controls="snippet" tabIndex={i === at ? 0 : -1} data-testid={`shipper-${one.id}`} onClick={() => setAt(i)}>
            {one.name}
          </button>
        ))}
      </div>
      <div className="snippet" role="tabpanel" id="snippet" aria-labelledby={`shipper-${shipper.id}`} data-testid="snippet" data-shipper={shipper.id}>
        {shipper.ways.map((way) => {
          const text = way.text(place)
          return (
            <article key={way.title}>
              <div className="card-head">
                <h3>{way.title}</h3>
                <span className={`chip ${way.tested ? 'ok' : ''}`} title={way.tested ? 'Orrery’s own tests run this.' : 'Written by the documentation; not run by Orrery’s tests.'} data-testid="tested">
                  {way.tested ? 'tested' : 'from documentation'}
                </span>
                <CopyButton text={text} what={`${way.title} lines`} wide />
              </div>
              {way.file && <p className="muted mono">{way.file}</p>}
              <pre className="mono" tabIndex={0}>{text}</pre>
              {way.note && <p className="muted small">{way.note}</p>}
            </article>
          )
        })}
      </div>
    </section>
  )
}
