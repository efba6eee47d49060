import { useCallback, useEffect, useState } from 'react'
import { ApiError } from '../../../api/client'
import { feedApi, isMissing } from '../../../api/feeds'
import type { FeedToken } from '../../../api/feedTypes'
import { useSession } from '../../session'
import { Confirm } from '../../shell/Confirm'
import { CopyButton } from '../../shell/CopyButton'
import { TokenRow } from './TokenRow'

/** The feed's tokens: make one, see it once, take it back. */
export function Tokens({ feed, fresh, onFresh }: { feed: string; fresh: string | null; onFresh: (token: string | null) => void }) {
  const [tokens, setTokens] = useState<FeedToken[] | null>(null)
  const [label, setLabel] = useState('')
  const [problem, setProblem] = useState('')
  const [absent, setAbsent] = useState(false)
  const [doomed, setDoomed] = useState<FeedToken | null>(null)
  const fail = useCallback((error: unknown) => {
    if (error instanceof ApiError && error.status === 401) return useSession.getState().expired()
    setAbsent(isMissing(error))
    setProblem((error as Error).message)
  }, [])
  const load = useCallback(() => feedApi.tokens(feed).then(setTokens, fail), [feed, fail])
  useEffect(() => void load(), [load])
  const create = async () => {
    setProblem('')
    try {
      onFresh((await feedApi.createToken(feed, label.trim() || 'shipper')).token)
      setLabel('')
      await load()
    } catch (error) {
      fail(error)
    }
  }
  if (absent) return <section className="card tokens"><p className="muted" data-testid="no-tokens-route">This server has no tokens for feeds: send with your account’s token, as the lines for curl show.</p></section>
  return (
    <section className="card tokens" aria-labelledby="tokens-title" data-testid="tokens">
      <div className="card-head">
        <h2 id="tokens-title">Tokens</h2>
        <span className="muted small">A token may send to this feed and do nothing else.</span>
      </div>
      <form
        className="token-form"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <input className="input" value={label} placeholder="What for, such as rsyslog on web1" aria-label="What the token is for" maxLength={100} data-testid="token-label" onChange={(event) => setLabel(event.target.value)} />
        <button type="submit" className="button primary" data-testid="token-create">Create token</button>
      </form>
      {fresh && (
        <div className="token-fresh" role="status" data-testid="token-fresh">
          <p>
            <b>Copy it now: it is shown this once.</b> It stands in the lines below until you leave.
          </p>
          <div className="token-value">
            <code className="mono" data-testid="token-value">{fresh}</code>
            <CopyButton text={fresh} what="token" wide />
            <button type="button" className="button ghost" onClick={() => onFresh(null)}>Hide</button>
          </div>
        </div>
      )}
      {problem && <p className="error-text" role="alert">{problem}</p>}
      {tokens?.length === 0 && !fresh && <p className="muted" data-testid="no-tokens">None yet. Senders need one: create it here, then copy the lines for your shipper below.</p>}
      {tokens && tokens.length > 0 && (
        <ul className="token-list">
          {tokens.map((token) => <TokenRow key={token.id} token={token} onRevoke={() => setDoomed(token)} />)}
        </ul>
      )}
      {doomed && (
        <Confirm
          title="Revoke this token?"
          action="Revoke it"
          onClose={() => setDoomed(null)}
          onConfirm={async () => {
            await feedApi.revokeToken(feed, doomed.id)
            await load()
          }}
        >
          Whoever sends with <b>{doomed.label}</b> is refused within seconds. This cannot be undone.
        </Confirm>
      )}
    </section>
  )
}
