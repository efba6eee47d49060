import { CATEGORICAL, OTHER } from './palette'

/** What analysts see every day has the same colour in every graph. Red is nobody's: it would look like harm. */
const HOMES: ReadonlyMap<string, string> = new Map([
  ['ip', CATEGORICAL[0]],
  ['user', CATEGORICAL[1]],
  ['host', CATEGORICAL[2]],
  ['domain', CATEGORICAL[3]],
  ['process', CATEGORICAL[4]],
  ['url', CATEGORICAL[6]],
  ['file', CATEGORICAL[7]],
])

export interface TypeEntry {
  name: string
  code: number
  count: number
  color: string
}

/**
 * The kinds of nodes in order of appearance, with how many there are and their colour. A colour once given stays, so
 * that a picture does not change its meaning while it is looked at, or when it is opened again.
 */
export class Types {
  private readonly codes = new Map<string, number>()
  private readonly entries: TypeEntry[] = []
  private readonly used = new Set<string>()

  codeOf(name: string): number {
    let code = this.codes.get(name)
    if (code === undefined) {
      code = this.entries.length
      this.codes.set(name, code)
      this.entries.push({ name, code, count: 0, color: this.nextColor(name) })
    }
    return code
  }

  add(code: number, by: number): void {
    this.entries[code].count += by
  }

  color(code: number): string {
    return this.entries[code].color
  }

  name(code: number): string {
    return this.entries[code].name
  }

  /** Gives the colours to well-known kinds, then to the most frequent ones; called once, when a snapshot is complete. */
  assign(): void {
    this.used.clear()
    const known = this.byCount().filter((entry) => HOMES.has(entry.name))
    const others = this.byCount().filter((entry) => !HOMES.has(entry.name))
    for (const entry of [...known, ...others]) entry.color = this.nextColor(entry.name)
  }

  /** More kinds than colours: some have to share the grey one. */
  get crowded(): boolean {
    return this.entries.some((entry) => entry.name !== '' && entry.color === OTHER)
  }

  byCount(): TypeEntry[] {
    return [...this.entries].sort((a, b) => b.count - a.count || a.code - b.code)
  }

  /** Whether any node has a kind at all. */
  get named(): boolean {
    return this.entries.some((entry) => entry.name !== '' && entry.count > 0)
  }

  private nextColor(name: string): string {
    const free = CATEGORICAL.filter((color) => !this.used.has(color))
    if (name === '' || free.length === 0) return OTHER
    const home = HOMES.get(name)
    const color = home !== undefined && !this.used.has(home) ? home : free[0]
    this.used.add(color)
    return color
  }
}
