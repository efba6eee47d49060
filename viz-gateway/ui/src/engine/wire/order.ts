import type { Header } from './header'

/** What to do with an ordered frame. */
export type Verdict =
  | { do: 'apply' }
  /** Last chunk of a change: after it the graph stands at `seq`. */
  | { do: 'apply-last'; seq: number }
  | { do: 'ignore' }
  | { do: 'snapshot-first' }
  | { do: 'snapshot' }
  | { do: 'snapshot-last'; seq: number }
  /** Something is missing: the graph must be loaded anew. */
  | { do: 'reload'; reason: string }

/**
 * Keeps the one rule of ordered frames: change after change without a gap, chunk after chunk. A repeat is ignored,
 * a gap asks for a fresh snapshot. Pure; one per graph, kept across connections.
 */
export class Order {
  epoch = 0
  /** Newest change applied whole. */
  seq = 0
  private nextChunk = 0
  private joining: { epoch: number; seq: number; next: number } | null = null
  private known = false

  /** Where to resume, or null when nothing has been loaded whole. */
  get cursor(): { epoch: number; seq: number } | null {
    return this.known && this.joining === null ? { epoch: this.epoch, seq: this.seq } : null
  }

  /** @returns whether the graph is empty now and no snapshot follows */
  welcome(epoch: number, seq: number, resumed: boolean, snapshotFrames: number): boolean {
    this.nextChunk = 0
    this.joining = null
    if (resumed) return false
    if (snapshotFrames > 0) {
      this.joining = { epoch, seq, next: 0 }
      return false
    }
    this.epoch = epoch
    this.seq = seq
    this.known = true
    return true
  }

  /** Forgets everything, so that the next hello asks for a snapshot. */
  forget(): void {
    this.known = false
    this.joining = null
    this.nextChunk = 0
  }

  accept(header: Header): Verdict {
    return header.snapshot ? this.acceptSnapshot(header) : this.acceptChange(header)
  }

  private acceptSnapshot(header: Header): Verdict {
    const { chunk, chunks, epoch, seq } = header
    if (chunk === 0) {
      this.joining = { epoch, seq, next: 1 }
      return chunks === 1 ? this.joined() : { do: 'snapshot-first' }
    }
    const joining = this.joining
    if (!joining || joining.epoch !== epoch || joining.seq !== seq || joining.next < chunk) {
      return this.reload(`snapshot chunk ${chunk} of ${chunks} came without the one before it`)
    }
    if (chunk < joining.next) return { do: 'ignore' }
    joining.next++
    return chunk === chunks - 1 ? this.joined() : { do: 'snapshot' }
  }

  private joined(): Verdict {
    const { epoch, seq } = this.joining!
    this.joining = null
    this.epoch = epoch
    this.seq = seq
    this.nextChunk = 0
    this.known = true
    return { do: 'snapshot-last', seq }
  }

  private acceptChange(header: Header): Verdict {
    const { chunk, chunks, epoch, seq } = header
    if (this.joining) return this.reload(`change ${seq} came in the middle of a snapshot`)
    if (epoch < this.epoch) return { do: 'ignore' }
    if (epoch > this.epoch) return this.reload(`change ${seq} belongs to a newer build of the graph`)
    if (seq <= this.seq) return { do: 'ignore' }
    if (seq > this.seq + 1) return this.reload(`change ${this.seq + 1} is missing before ${seq}`)
    if (chunk < this.nextChunk) return { do: 'ignore' }
    if (chunk > this.nextChunk) return this.reload(`chunk ${this.nextChunk} of change ${seq} is missing`)
    this.nextChunk++
    if (chunk < chunks - 1) return { do: 'apply' }
    this.seq = seq
    this.nextChunk = 0
    return { do: 'apply-last', seq }
  }

  private reload(reason: string): Verdict {
    this.forget()
    return { do: 'reload', reason }
  }
}
