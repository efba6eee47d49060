import { useMemo, useState } from 'react'
import type { Neighbour } from '../../engine/focus'
import { Icon } from '../shell/Icon'
import { short, whole } from '../format'
import { EdgeDetails } from './EdgeDetails'
import { useEngine, usePublished } from './useEngine'

const FIRST = 8
const MORE = 200

/** Who is at the other ends, grouped by relation and direction, the best connected first. */
export function Neighbours({ graphId, slot }: { graphId: string; slot: number }) {
  const engine = useEngine()
  const { revision } = usePublished(engine)
  const groups = useMemo(() => grouped(engine.neighbours(slot)), [engine, slot, revision])
  return (
    <section className="section" data-testid="neighbours">
      <h3 className="caption">Neighbours</h3>
      {groups.length === 0 && <p className="muted">None.</p>}
      {groups.map((group) => (
        <Group key={`${slot}${group.key}`} graphId={graphId} group={group} />
      ))}
    </section>
  )
}

interface NeighbourGroup {
  key: string
  relation: string
  outgoing: boolean
  members: Neighbour[]
}

function Group({ graphId, group }: { graphId: string; group: NeighbourGroup }) {
  const engine = useEngine()
  const [open, setOpen] = useState(-1)
  const [limit, setLimit] = useState(FIRST)
  const members = useMemo(
    () => group.members.map((member) => ({ ...engine.describe(member.slot), edge: member.edge })).sort((a, b) => b.degree - a.degree),
    [engine, group],
  )
  return (
    <div className="group">
      <div className="group-head">
        <Icon name={group.outgoing ? 'out' : 'in'} size={13} />
        <span className="truncate">{group.relation || 'linked'}</span>
        <span className="muted num">{whole(members.length)}</span>
      </div>
      {members.slice(0, limit).map((node) => (
        <div key={node.edge} className="neighbour-row">
          <button type="button" className="neighbour" title="Go to this node" onClick={() => { engine.select(node.slot); engine.show(node.slot) }}>
            <i className="dot" style={{ background: node.color }} />
            <span className="truncate">{node.title}</span>
            <span className="num muted">{short(node.degree)}</span>
          </button>
          <button type="button" className="button ghost icon more" title="What this edge was made of" aria-label={`Source of the edge to ${node.title}`} aria-expanded={open === node.edge} data-testid="edge-source" onClick={() => setOpen(open === node.edge ? -1 : node.edge)}>
            <Icon name="lines" size={13} />
          </button>
          {open === node.edge && <EdgeDetails graphId={graphId} slot={node.edge} />}
        </div>
      ))}
      {members.length > limit && (
        <button type="button" className="link" onClick={() => setLimit(limit + MORE)}>
          {whole(members.length - limit)} more
        </button>
      )}
    </div>
  )
}

export function grouped(neighbours: Neighbour[]): NeighbourGroup[] {
  const groups = new Map<string, NeighbourGroup>()
  for (const member of neighbours) {
    const key = `${member.outgoing ? '>' : '<'}${member.relation}`
    let group = groups.get(key)
    if (!group) groups.set(key, (group = { key, relation: member.relation, outgoing: member.outgoing, members: [] }))
    group.members.push(member)
  }
  return [...groups.values()].sort((a, b) => b.members.length - a.members.length)
}
