const WINDOW = 60

/** Frames a second, latency and what arrived lately; all cheap enough for every frame. */
export class Meters {
  serverOffsetMicros = 0
  roundTripMillis = 0
  private newestMicros = 0
  private readonly latencies: number[] = []
  private readonly drawn: number[] = []
  private readonly gaps: number[] = []

  /** What was received before we came is not late for us. */
  joined(serverMicros: number): void {
    this.newestMicros = serverMicros
  }

  /**
   * A frame was handled whose newest event was received at `micros`, server clock. Counts each moment once: frames that
   * only move what was there already repeat it.
   */
  handled(micros: number, wallMillis: number): void {
    if (micros <= this.newestMicros) return
    this.newestMicros = micros
    const latency = (wallMillis * 1000 + this.serverOffsetMicros - micros) / 1000
    push(this.latencies, Math.max(0, latency))
  }

  painted(now: number): void {
    const last = this.drawn.at(-1)
    if (last !== undefined && now - last < 250) push(this.gaps, now - last)
    push(this.drawn, now)
  }

  get latencyMillis(): number | null {
    return this.latencies.length ? median(this.latencies.slice(-15)) : null
  }

  /** While drawing: how fast. At rest nothing is drawn, and the figure is that of the last motion. */
  get fps(): number {
    return this.gaps.length ? Math.round(1000 / median(this.gaps)) : 0
  }
}

function push(list: number[], value: number): void {
  list.push(value)
  if (list.length > WINDOW) list.shift()
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]
}
