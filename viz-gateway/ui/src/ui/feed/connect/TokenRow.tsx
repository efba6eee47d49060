import type { FeedToken } from '../../../api/feedTypes'
import { ago } from '../../format'

export function TokenRow({ token, onRevoke }: { token: FeedToken; onRevoke: () => void }) {
  const now = Date.now()
  return (
    <li data-testid="token">
      <b className="truncate">{token.label}</b>
      <span className="muted num" title={token.createdAt}>created {ago(token.createdAt, now)}</span>
      <span className={token.lastUsedAt ? 'num' : 'muted'} title={token.lastUsedAt ?? undefined}>{token.lastUsedAt ? `used ${ago(token.lastUsedAt, now)}` : 'never used'}</span>
      <button type="button" className="button danger" aria-label={`Revoke ${token.label}`} data-testid="token-revoke" onClick={onRevoke}>Revoke</button>
    </li>
  )
}
