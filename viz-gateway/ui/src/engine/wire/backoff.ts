const FIRST_MILLIS = 500
const MOST_MILLIS = 15_000

/** Exponential delay with full jitter above a floor: many browsers must not come back in the same second. */
export class Backoff {
  attempt = 0
  private readonly random: () => number

  constructor(random: () => number) {
    this.random = random
  }

  next(): number {
    const ceiling = Math.min(MOST_MILLIS, FIRST_MILLIS * 2 ** this.attempt)
    this.attempt++
    return Math.round(ceiling / 4 + this.random() * ceiling * 0.75)
  }

  reset(): void {
    this.attempt = 0
  }
}
