import { useEffect, useState } from 'react'
import { feedApi } from '../../../api/feeds'
import type { DeadLetter } from '../../../api/feedTypes'
import { ago } from '../../format'
import { feedUrl } from '../../route'
import { firstLine, reasonWords } from '../letters/marks'

const SHOWN = 5
const LEAST_MILLIS = 10_000

/** Samples of what could not be read, looked for again when there are more, though not with every look at the counters. */
export function LatestLetters({ feed, count }: { feed: string; count: number }) {
  const [state, setState] = useState<{ letters: DeadLetter[]; count: number; at: number } | null>(null)
  const due = state === null || (state.count !== count && Date.now() - state.at > LEAST_MILLIS)
  useEffect(() => {
    if (!due) return
    let current = true
    // Without them the page is whole; the tab of the letters says what is wrong.
    feedApi.letters(feed, '', null, SHOWN).then(
      ({ letters }) => current && setState({ letters: letters.slice(0, SHOWN), count, at: Date.now() }),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [due, feed, count])
  if (!state || state.letters.length === 0) return null
  return (
    <section className="card latest" data-testid="latest-letters">
      <div className="card-head">
        <h2>Newest dead letters</h2>
        <a className="link" href={feedUrl(feed, 'dead-letters')}>Look at all, repair, replay</a>
      </div>
      <ul>
        {state.letters.map((letter) => (
          <li key={letter.id}>
            <a className="truncate" href={feedUrl(feed, 'dead-letters', letter.reason)}>{reasonWords(letter.reason)}</a>
            <code className="mono truncate" title={letter.detail}>{letter.binary ? 'binary' : firstLine(letter)}</code>
            <span className="muted num" title={letter.at}>{ago(letter.at, Date.now())}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
