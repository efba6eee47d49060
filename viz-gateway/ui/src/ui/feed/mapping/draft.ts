import type { Feed, FeedReading, PreviewRequest } from '../../../api/feedTypes'
import { isShorter, KEEP_ALL, lengthWords } from '../window/length'

/** What the page edits: how the feed will read its events. */
export interface Draft {
  format: string
  zone: string
  preamble: string
  rules: string
  wanted: readonly string[]
  /** JSON, of a feed that reads by a mapping of its own; null for all others. */
  mapping: string | null
  /** NaN while it cannot be read. */
  windowSeconds: number
  /** What this page does not change and saving must not lose. */
  kept: Pick<FeedReading, 'hypergraph' | 'time' | 'bundle'>
}

export function draftOf(feed: Feed): Draft {
  return {
    format: feed.format ?? 'auto',
    zone: feed.zone ?? 'UTC',
    preamble: feed.preamble ?? '',
    rules: feed.rules ?? '',
    wanted: feed.wanted ?? [],
    mapping: feed.mapping === undefined || feed.mapping === null ? null : JSON.stringify(feed.mapping, null, 2),
    windowSeconds: feed.windowSeconds,
    kept: keptOf(feed),
  }
}

function keptOf({ hypergraph, time, bundle }: Feed): Draft['kept'] {
  return { ...(hypergraph === undefined ? {} : { hypergraph }), ...(time === undefined ? {} : { time }), ...(bundle === undefined ? {} : { bundle }) }
}

/** Whether events are read by formats and rules; else by fields of JSON, which a mapping or a hypergraph names. */
export function readsLines(draft: Draft): boolean {
  return draft.mapping === null && !draft.kept.hypergraph
}

/** As the server takes it. A mapping that is not JSON is the caller's mistake: see mappingProblem. */
export function bodyOf(draft: Draft): FeedReading & { windowSeconds: number } {
  return { ...readingOf(draft), ...draft.kept, windowSeconds: draft.windowSeconds }
}

function readingOf(draft: Draft): FeedReading {
  const { format, zone, preamble, rules, wanted, mapping } = draft
  if (mapping !== null) return { mapping: JSON.parse(mapping) as unknown }
  return readsLines(draft) ? { format, zone, preamble, rules, wanted: [...wanted] } : {}
}

/** What is tried: everything that the page shows, with the sample where there is one. */
export function previewOf(draft: Draft, sample: string): PreviewRequest {
  const reading = readingOf(draft)
  return sample.trim() === '' ? reading : { ...reading, sample }
}

/** What saving would change, each in a few words; empty when nothing. */
export function changes(saved: Draft, draft: Draft): string[] {
  const said: string[] = []
  if (saved.format !== draft.format) said.push(`format ${saved.format} → ${draft.format}`)
  if (saved.zone !== draft.zone) said.push(`zone ${saved.zone} → ${draft.zone}`)
  if (saved.preamble !== draft.preamble) said.push(draft.preamble === '' ? 'preamble removed' : 'preamble')
  if (saved.rules !== draft.rules) said.push(draft.rules.trim() === '' ? 'rules removed' : `rules: ${lineChanges(saved.rules, draft.rules)}`)
  if (saved.mapping !== draft.mapping) said.push(`mapping: ${lineChanges(saved.mapping ?? '', draft.mapping ?? '')}`)
  const on = draft.wanted.filter((name) => !saved.wanted.includes(name))
  const off = saved.wanted.filter((name) => !draft.wanted.includes(name))
  if (on.length > 0) said.push(`${on.join(', ')} on`)
  if (off.length > 0) said.push(`${off.join(', ')} off`)
  if (!Object.is(saved.windowSeconds, draft.windowSeconds)) said.push(`window ${kept(saved.windowSeconds)} → ${kept(draft.windowSeconds)}`)
  return said
}

function kept(seconds: number): string {
  return Number.isNaN(seconds) ? '?' : seconds === KEEP_ALL ? 'keep all' : lengthWords(seconds)
}

/** Whether what the graph holds may leave because of the change. */
export function losesEdges(saved: Draft, draft: Draft): boolean {
  return isShorter(saved.windowSeconds, draft.windowSeconds)
}

/** What follows from saving, for the events to come and for what the graph holds. */
export function effects(saved: Draft, draft: Draft): string {
  const said: string[] = []
  const reading = changes({ ...saved, windowSeconds: draft.windowSeconds }, draft).length > 0
  if (reading) said.push('Events are read this way from now on; what is in the graph stays as it was read.')
  if (losesEdges(saved, draft)) said.push(`With the next event, edges that are older than ${lengthWords(draft.windowSeconds)} leave.`)
  else if (saved.windowSeconds !== draft.windowSeconds) said.push('What has left comes back only when its events are sent again.')
  return said.join(' ')
}

/** How many lines come and go, as sets of lines: enough to be sure that one saves what one meant. */
function lineChanges(before: string, after: string): string {
  const count = (text: string) => {
    const lines = new Map<string, number>()
    for (const line of text.split('\n').filter((one) => one.trim() !== '')) lines.set(line, (lines.get(line) ?? 0) + 1)
    return lines
  }
  const [old, fresh] = [count(before), count(after)]
  const more = (a: Map<string, number>, b: Map<string, number>) => [...a].reduce((sum, [line, n]) => sum + Math.max(0, n - (b.get(line) ?? 0)), 0)
  const [added, removed] = [more(fresh, old), more(old, fresh)]
  if (added + removed === 0) return 'order or blank lines'
  return [added > 0 && `+${added}`, removed > 0 && `−${removed}`].filter(Boolean).join(' ') + (added + removed === 1 ? ' line' : ' lines')
}
