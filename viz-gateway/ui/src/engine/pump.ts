/** Asks the browser for frames only when something changed; at rest nothing runs. */
export class FramePump {
  private asked = false
  private timer: ReturnType<typeof setTimeout> | null = null
  private stopped = false
  private readonly paint: (now: number) => { again: boolean; later: number | null }

  /** @param paint draws one frame and says whether the next is due at once, after some time, or on a change */
  constructor(paint: (now: number) => { again: boolean; later: number | null }) {
    this.paint = paint
  }

  get idle(): boolean {
    return !this.asked && this.timer === null
  }

  invalidate(): void {
    if (this.asked || this.stopped) return
    this.asked = true
    requestAnimationFrame((now) => this.frame(now))
  }

  stop(): void {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
  }

  private frame(now: number): void {
    this.asked = false
    if (this.stopped) return
    const { again, later } = this.paint(now)
    if (again) return this.invalidate()
    if (later === null) return
    if (this.timer) clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.timer = null
      this.invalidate()
    }, later)
  }
}
