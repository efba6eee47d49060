import type { PreviewRelation, RelationEnd } from '../../../api/feedTypes'

/** One relation as a small picture: kind-coloured ends with the relation's name on the arrow between. */
export function Relation({ relation, colors }: { relation: PreviewRelation; colors: ReadonlyMap<string, string> }) {
  return (
    <span className="relation" data-testid="relation">
      <End end={relation.source} color={colors.get(relation.source.type)} />
      <span className="relation-arrow">
        <span className="truncate">
          {relation.relation}
          {relation.label ? <span className="muted"> {relation.label}</span> : null}
          {relation.technique ? <span className="muted"> {relation.technique}</span> : null}
        </span>
        <i aria-hidden="true">→</i>
      </span>
      <End end={relation.destination} color={colors.get(relation.destination.type)} />
    </span>
  )
}

function End({ end, color }: { end: RelationEnd; color: string | undefined }) {
  return (
    <span className="relation-end" title={`${end.type}: ${end.id}`}>
      <i className="dot" style={{ background: color }} />
      <span className="visually-hidden">{end.type} </span>
      <span className="truncate">{end.label || end.id}</span>
    </span>
  )
}
