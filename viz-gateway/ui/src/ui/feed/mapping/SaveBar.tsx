import { useEffect, useState } from 'react'
import { feedApi, isMissing } from '../../../api/feeds'
import { bodyOf, type Draft } from './draft'

interface Props {
  feed: string
  draft: Draft
  changed: readonly string[]
  broken: boolean
  onDiscard: () => void
  onSaved: () => Promise<void>
}

/** What saving would change, and from when on. Control-S saves. */
export function SaveBar({ feed, draft, changed, broken, onDiscard, onSaved }: Props) {
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')
  const ready = changed.length > 0 && !broken && !busy
  const save = async () => {
    setBusy(true)
    setProblem('')
    try {
      const { adopted } = await feedApi.change(feed, bodyOf(draft))
      setSaid(adopted === false ? 'Saved: events are read this way in a moment; a few more may be read as before.' : 'Saved: events are read this way from now on.')
      await onSaved()
    } catch (error) {
      setProblem(isMissing(error) ? 'This server cannot change how an existing feed reads; make a new feed.' : (error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      if (ready) void save()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  const words = changed.length > 0 ? `${changed.join(', ')}. Applies to events from now on; what is in the graph stays.` : said || 'Nothing changed.'
  return (
    <div className={`save-bar ${changed.length > 0 ? 'dirty' : ''}`} data-testid="save-bar">
      <p className="num" role="status">
        {changed.length > 0 && <b>Changed: </b>}
        {broken && changed.length > 0 ? `${changed.join(', ')}. What is wrong has to be put right before it can be saved.` : words}
      </p>
      {problem && <p className="error-text" role="alert">{problem}</p>}
      <button type="button" className="button" disabled={changed.length === 0 || busy} onClick={onDiscard}>Discard</button>
      <button type="button" className="button primary" disabled={!ready} data-testid="save-mapping" title="Ctrl+S" onClick={() => void save()}>Save</button>
    </div>
  )
}
