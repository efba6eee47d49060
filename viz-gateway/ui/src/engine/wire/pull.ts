/**
 * Decides when to ask for the next positions frame: one outstanding at most, and never more often than the page has
 * shown that it can handle.
 */
export class PositionPull {
  private outstanding = false
  private askedAt = -Infinity
  private costMillis = 0
  private nodes = 0

  reset(): void {
    this.outstanding = false
    this.askedAt = -Infinity
  }

  size(nodes: number): void {
    this.nodes = nodes
  }

  /** A whole frame arrived and was handed on in `millis`. */
  handled(millis: number): void {
    this.outstanding = false
    this.costMillis = this.costMillis * 0.7 + millis * 0.3
  }

  /** Smallest time between two requests. */
  get intervalMillis(): number {
    const bySize = this.nodes > 400_000 ? 200 : this.nodes > 100_000 ? 100 : 50
    return Math.min(1000, Math.max(bySize, this.costMillis * 3))
  }

  /** @returns milliseconds to wait before asking, or null while an answer is due */
  waitMillis(now: number): number | null {
    if (this.outstanding) return null
    return Math.max(0, this.askedAt + this.intervalMillis - now)
  }

  asked(now: number): void {
    this.outstanding = true
    this.askedAt = now
  }
}
