import { useEffect, useState } from 'react'
import { feedApi, isMissing } from '../../../api/feeds'
import { Confirm } from '../../shell/Confirm'
import { lengthWords } from '../window/length'
import { bodyOf, effects, losesEdges, type Draft } from './draft'

interface Props {
  feed: string
  saved: Draft
  draft: Draft
  changed: readonly string[]
  broken: boolean
  onDiscard: () => void
  onSaved: () => Promise<void>
}

/** What saving would change, and from when on. Control-S saves. */
export function SaveBar({ feed, saved, draft, changed, broken, onDiscard, onSaved }: Props) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')
  const ready = changed.length > 0 && !broken && !busy
  const save = async () => {
    setBusy(true)
    setProblem('')
    try {
      const { adopted } = await feedApi.change(feed, bodyOf(draft))
      setSaid(adopted === false ? 'Saved: it holds for new events in a moment; a few more may be read as before.' : 'Saved: it holds for every event from now on.')
      await onSaved()
    } catch (error) {
      setProblem(isMissing(error) ? 'This server cannot change how an existing feed reads; make a new feed.' : (error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  const ask = () => (losesEdges(saved, draft) ? setAsking(true) : void save())
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      if (ready) ask()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  const words = changed.length > 0 ? `${changed.join(', ')}. ${effects(saved, draft)}` : said || 'Nothing changed.'
  return (
    <div className={`save-bar ${changed.length > 0 ? 'dirty' : ''}`} data-testid="save-bar">
      <p className="num" role="status">
        {changed.length > 0 && <b>Changed: </b>}
        {broken && changed.length > 0 ? `${changed.join(', ')}. What is wrong has to be put right before it can be saved.` : words}
      </p>
      {problem && <p className="error-text" role="alert">{problem}</p>}
      <button type="button" className="button" disabled={changed.length === 0 || busy} onClick={onDiscard}>Discard</button>
      <button type="button" className="button primary" disabled={!ready} data-testid="save-mapping" title="Ctrl+S" onClick={ask}>Save</button>
      {asking && (
        <Confirm title="Let older edges leave?" action="Save the shorter window" onClose={() => setAsking(false)} onConfirm={save}>
          With the next event, edges that no event has told within <b>{lengthWords(draft.windowSeconds)}</b> leave the graph, and so do nodes without edges. They come back only when their events are sent again.
        </Confirm>
      )}
    </div>
  )
}
