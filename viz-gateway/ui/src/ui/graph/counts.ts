import type { Published } from '../../engine/published'

/** How many nodes and edges there are to speak of: of a graph that is still being loaded, those that have come. */
export function counts({ nodes, edges, loading }: Published): { nodes: number; edges: number } {
  return nodes === 0 && loading ? { nodes: loading.nodes, edges: loading.edges } : { nodes, edges }
}
