import { useState } from 'react'
import type { RuleBook } from '../../../api/feedTypes'
import { CopyButton } from '../../shell/CopyButton'
import { Editor } from './Editor'

/** The rules that everybody has, a file at a time, to read and to copy from. */
export function RulesReader({ book }: { book: RuleBook | null }) {
  const [name, setName] = useState('')
  if (book === null) return <div className="skeleton tall" />
  if (book.files.length === 0) return <p className="muted">This server does not tell its default rules. They lie in the source, below ingest-service/src/main/resources.</p>
  const file = book.files.find((one) => one.name === name) ?? book.files[0]
  return (
    <div className="rules-reader" data-testid="rules-reader">
      <div className="pane-head">
        <select className="input" aria-label="File of rules" value={file.name} data-testid="rules-file" onChange={(event) => setName(event.target.value)}>
          {book.files.map((one) => <option key={one.name}>{one.name}</option>)}
        </select>
        <CopyButton text={file.text} what={file.name} wide />
      </div>
      <Editor value={file.text} label={file.name} readOnly testId="default-rules" />
    </div>
  )
}
