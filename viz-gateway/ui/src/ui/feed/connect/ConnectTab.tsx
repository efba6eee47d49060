import { useState } from 'react'
import type { Feed } from '../../../api/feedTypes'
import { useSession } from '../../session'
import { SnippetPane } from './SnippetPane'
import { Tokens } from './Tokens'
import './connect.css'

/** How to send to the feed: its tokens, and the lines that each shipper's configuration needs. */
export function ConnectTab({ feed }: { feed: Feed }) {
  const [token, setToken] = useState<string | null>(null)
  const user = useSession((state) => state.user) ?? 'USER'
  return (
    <div className="connect" data-testid="connect">
      <Tokens feed={feed.name} fresh={token} onFresh={setToken} />
      <SnippetPane place={{ origin: location.origin, feed: feed.name, owner: user, token }} />
    </div>
  )
}
