import { useMemo, useRef } from 'react'
import type { RuleProblem } from '../../../api/feedTypes'
import { readsLines, type Draft } from './draft'
import { Editor } from './Editor'
import { EXAMPLE_RULES } from './exampleRules'
import { offsetOf } from './highlight'

/** What a feed reads its JSON by when nobody wrote a mapping: it is looked at here, and changed through the API. */
function HypergraphPane({ kept: { hypergraph, time } }: Draft) {
  return (
    <section className="rules-pane" aria-labelledby="rules-title">
      <div className="pane-head">
        <h2 id="rules-title">Hypergraph</h2>
        <span className="muted small truncate">This feed joins each JSON event with the entities in these fields. Changed through the API.</span>
      </div>
      <Editor value={JSON.stringify({ hypergraph, time }, null, 2)} label="Hypergraph as JSON" readOnly testId="rules" />
    </section>
  )
}

/** The rules or the mapping of a feed, or the hypergraph that stands for them. */
export function RulesPane(props: { draft: Draft; problems: readonly RuleProblem[]; onChange: (part: Partial<Draft>) => void }) {
  return props.draft.mapping !== null || readsLines(props.draft) ? <WrittenPane {...props} /> : <HypergraphPane {...props.draft} />
}

/** The editor with what is wrong below it; a click on a problem goes to its place. */
function WrittenPane({ draft, problems, onChange }: { draft: Draft; problems: readonly RuleProblem[]; onChange: (part: Partial<Draft>) => void }) {
  const area = useRef<HTMLTextAreaElement>(null)
  const own = draft.mapping !== null
  const text = draft.mapping ?? draft.rules
  const here = useMemo(() => problems.filter((problem) => problem.field === undefined || problem.field === (own ? 'mapping' : 'rules')), [problems, own])
  const go = (problem: RuleProblem) => {
    if (!area.current || !problem.line) return
    const at = offsetOf(text, problem.line, problem.column ?? 1)
    area.current.focus()
    area.current.setSelectionRange(at, at)
  }
  return (
    <section className="rules-pane" aria-labelledby="rules-title">
      <div className="pane-head">
        <h2 id="rules-title">{own ? 'Mapping' : 'Your rules'}</h2>
        <span className="muted small truncate">{own ? 'This feed reads JSON objects by a mapping of its own.' : 'Add to the default ones. Esc, then Tab leaves the editor.'}</span>
        {!own && text.trim() === '' && (
          <button type="button" className="button" data-testid="rules-example" onClick={() => onChange({ rules: EXAMPLE_RULES })}>Start with an example</button>
        )}
      </div>
      <Editor
        value={text}
        label={own ? 'Mapping as JSON' : 'Rules as YAML'}
        problems={here}
        placeholder={own ? '' : 'Empty: the default rules alone, which are at the right.'}
        testId="rules"
        areaRef={area}
        onChange={(value) => onChange(own ? { mapping: value } : { rules: value })}
      />
      {problems.length > 0 && (
        <ul className="problems" data-testid="rule-problems" aria-live="polite">
          {problems.map((problem, i) => (
            <li key={i}>
              <button type="button" disabled={!problem.line} onClick={() => go(problem)}>
                {!here.includes(problem) && <b>{problem.field}</b>}
                {problem.line ? <b className="num">{problem.line}:{problem.column ?? 1}</b> : null} {problem.message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
