import type { DeadLetter, ReplayAnswer } from '../../../api/feedTypes'
import { plural, whole } from '../../format'

/** What became of each letter that was sent again in this visit. */
export type Marks = ReadonlyMap<string, { done: boolean; words: string }>

export const NO_MARKS: Marks = new Map()

/** Adds what an answer says of every letter that was asked for. */
export function marked(marks: Marks, asked: readonly string[], answer: ReplayAnswer): Marks {
  const next = new Map(marks)
  for (const id of asked) next.set(id, { done: true, words: 'replayed' })
  for (const { id, why } of answer.skipped) next.set(id, { done: isReplayed(why), words: why })
  return next
}

function isReplayed(why: string): boolean {
  return /already replayed/i.test(why)
}

export function isDone(letter: DeadLetter, marks: Marks): boolean {
  return letter.replayed || (marks.get(letter.id)?.done ?? false)
}

/** One sentence on a whole replay. */
export function outcome({ replayed, skipped, more }: ReplayAnswer): string {
  const done = replayed === 0 ? 'None was replayed' : `${whole(replayed)} ${plural(replayed, 'letter goes', 'letters go')} through again`
  const rest = more ? ' There are more: replay again.' : ''
  if (skipped.length === 0) return `${done}.${rest}`
  const reasons = [...new Set(skipped.map((one) => one.why))]
  return `${done}; ${whole(skipped.length)} skipped: ${reasons.slice(0, 2).join(', ')}${reasons.length > 2 ? ' …' : ''}.${rest}`
}

/** Letters whose text came whole; of a cut one, what is edited here would lose the rest. */
export function isWhole(letter: DeadLetter): boolean {
  return !letter.binary && new TextEncoder().encode(letter.text).length === letter.bytes
}

/** The first line, for the list. */
export function firstLine(letter: DeadLetter): string {
  const line = letter.text.split('\n', 1)[0]
  return line === '' ? '(empty)' : line.slice(0, 400)
}

/** Reasons as people read them: MISSING_COLUMN becomes "missing column". */
export function reasonWords(reason: string): string {
  return /^[A-Z_]+$/.test(reason) ? reason.toLowerCase().replaceAll('_', ' ') : reason
}
