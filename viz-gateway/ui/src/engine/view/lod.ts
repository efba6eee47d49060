const SLOW_MILLIS = 32
const FAST_MILLIS = 16
const LEAST_EDGES = 10_000
/** Where to begin on a machine of unknown speed; a fast one is at a million within ten frames. */
const FIRST_EDGES = 60_000

/** How many edges are drawn while things move, steered by how long frames take; all of them at rest. */
export class EdgeBudget {
  private budget = FIRST_EDGES

  /** What the last frame took. */
  costMillis = 0

  /** A frame took `millis` to draw, with `edges` to draw from. */
  frame(millis: number, edges: number): void {
    this.costMillis = millis
    if (millis > SLOW_MILLIS * 1.25) this.budget = Math.max(LEAST_EDGES, Math.min(this.budget, edges) / 2)
    else if (millis < FAST_MILLIS * 1.2) this.budget = Math.min(this.budget * 1.25, Number.MAX_SAFE_INTEGER)
  }

  drawn(edges: number, moving: boolean): number {
    return moving ? Math.min(edges, Math.floor(this.budget)) : edges
  }
}
