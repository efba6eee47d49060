import { CATEGORICAL, OTHER } from './palette'

export interface TypeEntry {
  name: string
  code: number
  count: number
  color: string
}

/**
 * The kinds of nodes in order of appearance, with how many there are and their colour. A colour once given stays, so
 * that a picture does not change its meaning while it is looked at.
 */
export class Types {
  private readonly codes = new Map<string, number>()
  private readonly entries: TypeEntry[] = []
  private used = 0

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

  /** Gives the colours to the most frequent kinds; called once, when a snapshot is complete. */
  assign(): void {
    this.used = 0
    for (const entry of this.byCount()) entry.color = this.nextColor(entry.name)
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
    return name === '' || this.used >= CATEGORICAL.length ? OTHER : CATEGORICAL[this.used++]
  }
}
