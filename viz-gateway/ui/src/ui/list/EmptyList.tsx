import { Icon } from '../shell/Icon'

export function EmptyList({ onPick, onFeed }: { onPick: () => void; onFeed: () => void }) {
  return (
    <div className="empty-list" data-testid="empty-list">
      <Icon name="graph" size={30} />
      <h3>Drop a CSV, JSON, Parquet or Arrow file here</h3>
      <p className="muted">Every row becomes an edge between two of its columns. Or connect a feed and watch the graph evolve while events arrive.</p>
      <div>
        <button type="button" className="button primary large" onClick={onPick}>
          Choose a file
        </button>
        <button type="button" className="button large" onClick={onFeed}>
          Create a feed
        </button>
      </div>
    </div>
  )
}
