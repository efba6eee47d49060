import { memo, useMemo, useRef, type KeyboardEvent, type Ref } from 'react'
import type { RuleProblem } from '../../../api/feedTypes'
import { breakLine, carryOut, indent } from './edit'
import { markWrong, paintLine } from './highlight'

interface Props {
  value: string
  label: string
  problems?: readonly RuleProblem[]
  readOnly?: boolean
  placeholder?: string
  testId: string
  areaRef?: Ref<HTMLTextAreaElement>
  onChange?: (value: string) => void
}

/**
 * A text area over its own coloured copy, with line numbers. The copy gives the size, so the box around scrolls both.
 * Tab indents; Escape and then Tab leaves, so that nobody is caught.
 */
export function Editor({ value, label, problems = [], readOnly, placeholder, testId, areaRef, onChange }: Props) {
  const leaving = useRef(false)
  const lines = useMemo(() => value.split('\n'), [value])
  const wrong = new Map(problems.map((problem) => [problem.line, problem.column ?? 1]))
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const area = event.currentTarget
    if (event.key === 'Escape') leaving.current = true
    else if (event.key === 'Tab' && !leaving.current && !readOnly) {
      event.preventDefault()
      carryOut(area, indent(area.value, area.selectionStart, area.selectionEnd, event.shiftKey))
    } else if (event.key === 'Enter' && !readOnly && !event.nativeEvent.isComposing) {
      event.preventDefault()
      carryOut(area, breakLine(area.value, area.selectionStart, area.selectionEnd))
    } else if (event.key !== 'Shift' && event.key !== 'Tab') leaving.current = false
  }
  return (
    <div className={`editor ${readOnly ? 'read-only' : ''}`}>
      <div className="editor-sheet">
        <ol className="editor-numbers num" aria-hidden="true">
          {lines.map((_, i) => <li key={i} className={wrong.has(i + 1) ? 'wrong' : undefined}>{i + 1}</li>)}
        </ol>
        <div className="editor-text">
          <pre aria-hidden="true">
            {lines.map((line, i) => <Line key={i} text={line} wrong={wrong.get(i + 1)} />)}
          </pre>
          <textarea
            ref={areaRef}
            value={value}
            aria-label={label}
            aria-invalid={problems.length > 0}
            placeholder={placeholder}
            readOnly={readOnly}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            wrap="off"
            data-testid={testId}
            onKeyDown={onKeyDown}
            onBlur={() => (leaving.current = false)}
            onChange={(event) => onChange?.(event.target.value)}
          />
        </div>
      </div>
    </div>
  )
}

/** One coloured line; painted anew only when it changes, so that a key in a long file costs one line. */
const Line = memo(function Line({ text, wrong }: { text: string; wrong: number | undefined }) {
  const tokens = wrong === undefined ? paintLine(text) : markWrong(paintLine(text), wrong)
  return (
    <span>
      {tokens.map((token, i) => <span key={i} className={`t-${token.kind}${token.wrong ? ' wrong' : ''}`}>{token.text}</span>)}

    </span>
  )
})
