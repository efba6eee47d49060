import { useEffect, useMemo, useState } from 'react'
import { feedApi } from '../../../api/feeds'
import type { Feed, RuleBook } from '../../../api/feedTypes'
import { mappingProblem } from '../example'
import { useSession } from '../../session'
import { lengthProblem } from '../window/length'
import { changes, draftOf, previewOf, type Draft } from './draft'
import { keptWork, useKeptWork } from './keptWork'
import { PreviewPane } from './PreviewPane'
import { ReadingFields } from './ReadingFields'
import { RulesPane } from './RulesPane'
import { RulesReader } from './RulesReader'
import { SampleBox } from './SampleBox'
import { SaveBar } from './SaveBar'
import { usePreview } from './usePreview'
import './editor.css'
import './mapping.css'
import './preview.css'

/** How a feed reads its events: rules and settings at the left, what becomes of events by them at the right. */
export function MappingTab({ feed, onSaved }: { feed: Feed; onSaved: () => Promise<void> }) {
  const owner = useSession((state) => state.user) ?? ''
  const [start] = useState(() => keptWork(owner, feed.name) ?? { saved: draftOf(feed), draft: draftOf(feed), sample: '' })
  const [saved, setSaved] = useState(start.saved)
  const [draft, setDraft] = useState(start.draft)
  const [sample, setSample] = useState(start.sample)
  const [right, setRight] = useState<'preview' | 'rules'>('preview')
  const [round, setRound] = useState(0)
  const book = useRuleBook()
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const json = draft.mapping === null ? '' : mappingProblem(draft.mapping)
  const state = usePreview(feed.name, json ? null : previewOf(draft, sample), round)
  const changed = changes(saved, draft)
  useBeforeLeaving(changed.length > 0)
  useKeptWork(owner, feed.name, changed.length > 0 || sample !== '' ? { saved, draft, sample } : null)
  const problems = useMemo(() => (json ? [{ message: json }] : state.problems), [json, state.problems])
  return (
    <div className="mapping" data-testid="mapping">
      <div className="mapping-left">
        <ReadingFields draft={draft} book={book} onChange={change} />
        <RulesPane draft={draft} problems={problems} onChange={change} />
        <SaveBar
          feed={feed.name}
          saved={saved}
          draft={draft}
          changed={changed}
          broken={problems.length > 0 || lengthProblem(draft.windowSeconds) !== ''}
          onDiscard={() => setDraft(saved)}
          onSaved={async () => {
            setSaved(draft)
            await onSaved()
          }}
        />
      </div>
      <div className="mapping-right">
        <div className="segmented" role="group" aria-label="Beside the rules">
          <button type="button" aria-pressed={right === 'preview'} data-testid="show-preview" onClick={() => setRight('preview')}>Preview</button>
          <button type="button" aria-pressed={right === 'rules'} data-testid="show-rules" onClick={() => setRight('rules')}>Default rules</button>
        </div>
        {right === 'preview' ? (
          <>
            <SampleBox sample={sample} onChange={setSample} onAgain={() => setRound(round + 1)} />
            <PreviewPane state={state} empty={sample.trim() === '' ? 'This feed has no events yet: paste some lines above to see what becomes of them.' : 'There is no event in these lines.'} />
          </>
        ) : (
          <RulesReader book={book} />
        )}
      </div>
    </div>
  )
}

/** The default rules and known formats; empty until they are here, and on servers that do not tell them. */
export function useRuleBook(): RuleBook | null {
  const [book, setBook] = useState<RuleBook | null>(null)
  useEffect(() => {
    let current = true
    feedApi.rules().then(
      (found) => current && setBook(found),
      () => current && setBook({ files: [], formats: [] }),
    )
    return () => {
      current = false
    }
  }, [])
  return book
}

function useBeforeLeaving(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])
}
