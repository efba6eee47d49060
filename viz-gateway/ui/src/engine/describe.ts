import type { EdgeRef } from './store/edges'
import { Bit } from './store/state'
import type { Intake } from './intake'
import type { SelectedEdge, SelectedNode } from './published'

/** A node in words and figures, for panels. */
export function describeNode({ store: { nodes }, states }: Intake, slot: number): SelectedNode {
  const [r, g, b] = nodes.color.subarray(slot * 4, slot * 4 + 3)
  return {
    slot,
    title: nodes.title(slot),
    id: nodes.id[slot],
    type: nodes.types.name(nodes.type[slot]),
    color: `rgb(${r} ${g} ${b})`,
    degree: nodes.degree[slot],
    count: nodes.count[slot],
    pinned: states.has(slot, Bit.PINNED),
  }
}

/** An edge with both its ends; null when it is no longer there. */
export function describeEdge(intake: Intake, edge: EdgeRef | null): SelectedEdge | null {
  const { edges } = intake.store
  if (!edge || !edges.holds(edge)) return null
  return {
    slot: edge.slot,
    relation: edges.relationOf(edges.find(edge.slot)),
    label: edges.labels[edge.slot] ?? '',
    count: edges.rows[edge.slot],
    source: describeNode(intake, edge.source),
    destination: describeNode(intake, edge.destination),
  }
}
