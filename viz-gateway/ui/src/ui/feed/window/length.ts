import { plural, whole } from '../../format'

/** Units that people give a window's length in, the longest first. */
export const UNITS = [
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
] as const

export const DAY = 86_400

/** Keeps edges for ever. */
export const KEEP_ALL = 0

/** Lengths that need no typing. */
export const PRESETS: readonly number[] = [3600, DAY, 7 * DAY, 30 * DAY, KEEP_ALL]

/** What the server takes, besides zero. */
const LEAST = 1
const MOST = 3650 * DAY

/** A length as one types it: in the longest unit that it is a whole number of. */
export function split(seconds: number): { amount: number; unit: number } {
  const unit = UNITS.find((one) => seconds >= one.seconds && seconds % one.seconds === 0)?.seconds ?? 1
  return { amount: seconds / unit, unit }
}

/** 1 day, 36 hours, 90 seconds. */
export function lengthWords(seconds: number): string {
  const { amount, unit } = split(seconds)
  const number = Number.isInteger(amount) ? whole(amount) : String(amount)
  return `${number}\u00a0${plural(amount, UNITS.find((one) => one.seconds === unit)!.name)}`
}

/** A feed's window in one phrase. */
export function windowWords(seconds: number): string {
  return seconds === KEEP_ALL ? 'no window: all is kept' : `window: ${lengthWords(seconds)}, by event time`
}

/** What is wrong with a length, in one sentence; empty when nothing is. */
export function lengthProblem(seconds: number): string {
  const right = seconds === KEEP_ALL || (seconds >= LEAST && seconds <= MOST)
  return right ? '' : `A window has ${lengthWords(LEAST)} to ${lengthWords(MOST)}, or keeps all.`
}

/** Whether edges that are kept under the first length may leave under the second. */
export function isShorter(before: number, after: number): boolean {
  return after !== KEEP_ALL && (before === KEEP_ALL || after < before)
}
