/** Bytes of ordered frames that the server may have under way to us. */
export const WINDOW_BYTES = 8 << 20
/** Grants are bundled: a message for every small frame would only cost both sides. */
const GRANT_BYTES = WINDOW_BYTES / 16

/** Counts what was received and handled, and says when to grant more. Never grants a byte twice. */
export class Credit {
  private handledBytes = 0
  private outstandingBytes = 0

  reset(): void {
    this.handledBytes = 0
    this.outstandingBytes = 0
  }

  received(bytes: number): void {
    this.outstandingBytes += bytes
  }

  /** @returns bytes to grant now, 0 for later */
  handled(bytes: number): number {
    this.outstandingBytes -= bytes
    this.handledBytes += bytes
    return this.handledBytes >= GRANT_BYTES ? this.flush() : 0
  }

  /** Grants what is left over; called when the stream went quiet, so that small change is not kept for ever. */
  flush(): number {
    const grant = this.handledBytes
    this.handledBytes = 0
    return grant
  }

  /** Received and not yet handled. */
  get pendingBytes(): number {
    return this.outstandingBytes
  }
}
