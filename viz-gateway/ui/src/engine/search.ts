import type { Nodes } from './store/nodes'

export interface Hit {
  slot: number
  title: string
  id: string
  type: string
  degree: number
}

const MOST_HITS = 50

/**
 * Nodes whose label or id holds the words, best first: exact, then beginning with, then containing; among equals the
 * one with more edges. Case does not matter.
 */
export function search(nodes: Nodes, query: string): { hits: Hit[]; total: number } {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return { hits: [], total: 0 }
  const ranked: { slot: number; rank: number }[] = []
  for (let slot = 0; slot < nodes.high; slot++) {
    if (nodes.present[slot] === 0) continue
    const rank = Math.min(rankOf(nodes.id[slot], wanted), nodes.label[slot] ? rankOf(nodes.label[slot], wanted) : 3)
    if (rank < 3) ranked.push({ slot, rank })
  }
  ranked.sort((a, b) => a.rank - b.rank || nodes.degree[b.slot] - nodes.degree[a.slot] || a.slot - b.slot)
  const hits = ranked.slice(0, MOST_HITS).map(({ slot }) => ({
    slot,
    title: nodes.title(slot),
    id: nodes.id[slot],
    type: nodes.types.name(nodes.type[slot]),
    degree: nodes.degree[slot],
  }))
  return { hits, total: ranked.length }
}

function rankOf(text: string, wanted: string): number {
  const at = text.toLowerCase().indexOf(wanted)
  return at < 0 ? 3 : at > 0 ? 2 : text.length === wanted.length ? 0 : 1
}
