const SLOW_MILLIS = 32
const FAST_MILLIS = 16
const LEAST_EDGES = 20_000

/** How many edges are drawn while things move, steered by how long frames take; all of them at rest. */
export class EdgeBudget {
  private budget = Number.MAX_SAFE_INTEGER

  /** A frame came `millis` after the one before, while moving. */
  frame(millis: number, edges: number): void {
    if (millis > 400) return // the page was away, not slow
    if (millis > SLOW_MILLIS * 1.25) this.budget = Math.max(LEAST_EDGES, Math.min(this.budget, edges) / 2)
    else if (millis < FAST_MILLIS * 1.2) this.budget = Math.min(this.budget * 1.25, Number.MAX_SAFE_INTEGER)
  }

  drawn(edges: number, moving: boolean): number {
    return moving ? Math.min(edges, Math.floor(this.budget)) : edges
  }
}
