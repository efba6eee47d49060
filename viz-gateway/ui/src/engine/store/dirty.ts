/** Nodes lie in textures of this width; a row is the unit of upload. */
export const ROW = 2048

/** Which texture rows changed since the last upload. */
export class DirtyRows {
  private readonly rows = new Set<number>()

  mark(slot: number): void {
    this.rows.add(slot >>> 11)
  }

  markAll(slots: number): void {
    for (let row = 0; row << 11 < slots; row++) this.rows.add(row)
  }

  get size(): number {
    return this.rows.size
  }

  /** Hands out runs of neighbouring rows and forgets them. */
  drain(upload: (firstRow: number, rows: number) => void): void {
    if (this.rows.size === 0) return
    const sorted = [...this.rows].sort((a, b) => a - b)
    this.rows.clear()
    let first = sorted[0]
    for (let i = 1; i <= sorted.length; i++) {
      if (i === sorted.length || sorted[i] !== sorted[i - 1] + 1) {
        upload(first, sorted[i - 1] - first + 1)
        first = sorted[i]
      }
    }
  }
}
