const CELL = 48
const COLUMNS = 4096

export interface Rectangle {
  /** Whose it is: one does not stand in one's own way. */
  owner: number
  left: number
  top: number
  right: number
  bottom: number
}

interface Entry {
  rectangle: Rectangle
  weight: number
}

/** What lies where on the canvas, found by grid cell: names, which exclude each other, and nodes, better not covered. */
export class Occupied {
  private readonly cells = new Map<number, Entry[]>()

  /** Takes a rectangle for good. */
  claim(rectangle: Rectangle): void {
    this.mark(rectangle, Infinity)
  }

  /** Says that covering this rectangle costs `weight`. */
  mark(rectangle: Rectangle, weight: number): void {
    for (const key of keysOf(rectangle)) {
      const cell = this.cells.get(key)
      if (cell) cell.push({ rectangle, weight })
      else this.cells.set(key, [{ rectangle, weight }])
    }
  }

  /** The weight of all that a rectangle would cover; infinite when another one has been claimed there. */
  cost(wanted: Rectangle): number {
    const met = new Set<Rectangle>()
    let cost = 0
    for (const key of keysOf(wanted)) {
      for (const { rectangle, weight } of this.cells.get(key) ?? []) {
        if (rectangle.owner === wanted.owner || met.has(rectangle) || !overlap(rectangle, wanted)) continue
        met.add(rectangle)
        cost += weight
      }
    }
    return cost
  }
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function keysOf({ left, top, right, bottom }: Rectangle): number[] {
  const keys: number[] = []
  for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++) keys.push(y * COLUMNS + x)
  }
  return keys
}
