/** What a key does to the text: replace a stretch by another text and select from there. */
export interface Edit {
  from: number
  to: number
  insert: string
  start: number
  end: number
}

const STEP = '  '

/** Indents the lines that a selection touches, or takes an indentation away. */
export function indent(text: string, start: number, end: number, back: boolean): Edit {
  if (start === end && !back) return { from: start, to: end, insert: STEP, start: start + STEP.length, end: start + STEP.length }
  const from = text.lastIndexOf('\n', start - 1) + 1
  const stop = text.indexOf('\n', Math.max(from, end > start ? end - 1 : end))
  const to = stop < 0 ? text.length : stop
  const lines = text.slice(from, to).split('\n')
  const changed = lines.map((line) => (back ? line.replace(/^ {1,2}/, '') : line === '' ? line : STEP + line))
  const insert = changed.join('\n')
  const first = changed[0].length - lines[0].length
  return { from, to, insert, start: Math.max(from, start + first), end: Math.max(from, end + insert.length - (to - from)) }
}

/** A new line as deep as the last one, deeper after a colon. */
export function breakLine(text: string, start: number, end: number): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const before = text.slice(from, start)
  const depth = /^\s*/.exec(before)![0] + (/:\s*$/.test(before) ? STEP : '')
  const insert = `\n${depth}`
  return { from: start, to: end, insert, start: start + insert.length, end: start + insert.length }
}

/** Carries an edit out so that the browser's undo knows of it. */
export function carryOut(area: HTMLTextAreaElement, edit: Edit): void {
  area.setSelectionRange(edit.from, edit.to)
  // Deprecated, and still the only way that keeps undo.
  if (!document.execCommand?.('insertText', false, edit.insert)) {
    area.setRangeText(edit.insert, edit.from, edit.to, 'end')
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
  area.setSelectionRange(edit.start, edit.end)
}
