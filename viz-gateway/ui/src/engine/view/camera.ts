export interface View {
  cx: number
  cy: number
  /** CSS pixels per layout unit. */
  k: number
}

export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const ZOOM_OUT_LIMIT = 0.1
const ZOOM_IN_LIMIT = 400
const GLIDE_MILLIS = 260

/** Looks at the layout plane; y grows upwards in the layout and downwards on the screen. */
export class Camera {
  cx = 0
  cy = 0
  k = 1
  width = 1
  height = 1
  /** Scale at which the whole graph fits; sizes and limits are measured against it. */
  fitK = 1
  /** Scale at which nothing at all lies outside; one may always zoom out beyond it. */
  allK = 1
  private glide: { from: View; to: View; start: number } | null = null

  resize(width: number, height: number): void {
    this.width = Math.max(1, width)
    this.height = Math.max(1, height)
  }

  screenX(x: number): number {
    return (x - this.cx) * this.k + this.width / 2
  }

  screenY(y: number): number {
    return this.height / 2 - (y - this.cy) * this.k
  }

  worldX(px: number): number {
    return (px - this.width / 2) / this.k + this.cx
  }

  worldY(py: number): number {
    return (this.height / 2 - py) / this.k + this.cy
  }

  panBy(dx: number, dy: number): void {
    this.glide = null
    this.cx -= dx / this.k
    this.cy += dy / this.k
  }

  /** Zooms so that the layout point under (px, py) stays under it. */
  zoomAt(px: number, py: number, factor: number): void {
    this.glide = null
    const x = this.worldX(px)
    const y = this.worldY(py)
    this.k = this.limited(this.k * factor)
    this.cx = x - (px - this.width / 2) / this.k
    this.cy = y - (this.height / 2 - py) / this.k
  }

  /** How much closer than the fitted view this is. */
  get zoom(): number {
    return this.k / this.fitK
  }

  /** The view that shows `box` with `margin` pixels around it. */
  viewOf(box: Box, margin: number): View {
    const w = Math.max(1e-6, box.right - box.left)
    const h = Math.max(1e-6, box.bottom - box.top)
    const k = Math.min((this.width - margin * 2) / w, (this.height - margin * 2) / h)
    return { cx: (box.left + box.right) / 2, cy: (box.top + box.bottom) / 2, k: Math.max(1e-9, k) }
  }

  jump(view: View): void {
    this.glide = null
    this.cx = view.cx
    this.cy = view.cy
    this.k = view.k
  }

  glideTo(view: View, now: number): void {
    this.glide = { from: { cx: this.cx, cy: this.cy, k: this.k }, to: view, start: now }
  }

  /** Moves along a glide; true while there is more to come. */
  step(now: number): boolean {
    if (!this.glide) return false
    const { from, to, start } = this.glide
    const linear = Math.min(1, (now - start) / GLIDE_MILLIS)
    const t = 1 - (1 - linear) ** 3
    this.k = from.k * (to.k / from.k) ** t
    this.cx = from.cx + (to.cx - from.cx) * t
    this.cy = from.cy + (to.cy - from.cy) * t
    if (linear >= 1) this.glide = null
    return this.glide !== null
  }

  /** Follows a moving target a little each frame; for fitting while the layout unfolds. */
  follow(view: View, share: number): boolean {
    if (this.glide) return true
    const far =
      Math.abs(Math.log(view.k / this.k)) > 0.002 ||
      Math.abs(view.cx - this.cx) * this.k > 0.5 ||
      Math.abs(view.cy - this.cy) * this.k > 0.5
    this.k *= (view.k / this.k) ** share
    this.cx += (view.cx - this.cx) * share
    this.cy += (view.cy - this.cy) * share
    return far
  }

  private limited(k: number): number {
    return Math.min(this.fitK * ZOOM_IN_LIMIT, Math.max(Math.min(this.fitK * ZOOM_OUT_LIMIT, this.allK / 2), k))
  }
}
