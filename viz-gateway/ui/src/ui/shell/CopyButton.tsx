import { useEffect, useState } from 'react'
import { Icon } from './Icon'

/** Copies a text and says so for a moment; where the browser forbids it, says that too. */
export function CopyButton({ text, what, wide = false }: { text: string; what: string; wide?: boolean }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(''), 1600)
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied')
    } catch {
      setSaid('Select and copy by hand')
    }
  }
  return (
    <button type="button" className={`button copy ${wide ? '' : 'ghost'} ${said || wide ? '' : 'icon'}`} aria-label={said || `Copy ${what}`} title={`Copy ${what}`} onClick={() => void copy()} data-testid="copy">
      <Icon name="copy" size={14} />
      {(said || wide) && <span aria-live="polite">{said || 'Copy'}</span>}
    </button>
  )
}
