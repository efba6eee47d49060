import { radius } from './look'
import { chooseLabels, LABEL_GAP, type Label, type LabelInput } from './labels'

const PLAIN = '500 12px "Inter Variable", system-ui, sans-serif'
const STRONG = '600 12.5px "Inter Variable", system-ui, sans-serif'
const CHOOSE_MILLIS = 240
const FADE_MILLIS = 160

/** Names on a 2D canvas above the graph. Chosen a few times a second, moved with their nodes on every frame. */
export class LabelLayer {
  private readonly context: CanvasRenderingContext2D
  private readonly widths = new Map<string, number>()
  private readonly opacity = new Map<number, number>()
  private labels: Label[] = []
  private chosenAt = -Infinity
  private drawnAt = 0
  private fading = new Map<number, Label>()

  constructor(canvas: HTMLCanvasElement) {
    this.context = canvas.getContext('2d')!
  }

  /** Makes the next frame choose anew. */
  invalidate(): void {
    this.chosenAt = -Infinity
  }

  get count(): number {
    return this.labels.length
  }

  /** @returns whether something is still fading, or a new choice is due soon */
  draw(input: Omit<LabelInput, 'measure' | 'shown'>, enabled: boolean, pixelRatio: number, back: string, now: number, moving: boolean): boolean {
    const { context } = this
    if (now - this.chosenAt > CHOOSE_MILLIS) {
      const shown = new Set(this.labels.map((label) => label.slot))
      const measure = (text: string, strong: boolean) => this.width(text, strong)
      const before = this.labels
      this.labels = enabled ? chooseLabels({ ...input, shown, measure }) : []
      const now_ = new Set(this.labels.map((label) => label.slot))
      for (const label of before) if (!now_.has(label.slot)) this.fading.set(label.slot, label)
      for (const slot of now_) this.fading.delete(slot)
      this.chosenAt = now
    }
    const step = Math.min(1, (now - this.drawnAt) / FADE_MILLIS)
    this.drawnAt = now
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    context.clearRect(0, 0, input.camera.width, input.camera.height)
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    context.lineWidth = 3.5
    let active = false
    for (const [slot, label] of this.fading) {
      const opacity = (this.opacity.get(slot) ?? 0) - step
      if (opacity <= 0 || input.nodes.present[slot] === 0) {
        this.fading.delete(slot)
        this.opacity.delete(slot)
      } else {
        this.opacity.set(slot, opacity)
        this.write(label, input, opacity, back)
        active = true
      }
    }
    for (const label of this.labels) {
      if (input.nodes.present[label.slot] === 0) continue
      const opacity = Math.min(1, (this.opacity.get(label.slot) ?? 0) + step)
      this.opacity.set(label.slot, opacity)
      if (opacity < 1) active = true
      this.write(label, input, opacity, back)
    }
    context.globalAlpha = 1
    return active || (moving && enabled)
  }

  private write(label: Label, input: Omit<LabelInput, 'measure' | 'shown'>, opacity: number, back: string): void {
    const { context } = this
    const { camera, places, nodes, progress, scale } = input
    const x = camera.screenX(places.x(label.slot, progress)) + radius(nodes.size[label.slot], scale) + LABEL_GAP
    const y = camera.screenY(places.y(label.slot, progress))
    context.font = label.strong ? STRONG : PLAIN
    context.globalAlpha = opacity * 0.85
    context.strokeStyle = back
    context.strokeText(label.text, x, y)
    context.globalAlpha = opacity
    context.fillStyle = label.strong ? '#FFFFFF' : '#D3DAE6'
    context.fillText(label.text, x, y)
  }

  private width(text: string, strong: boolean): number {
    const key = strong ? `!${text}` : text
    let width = this.widths.get(key)
    if (width === undefined) {
      if (this.widths.size > 20_000) this.widths.clear()
      this.context.font = strong ? STRONG : PLAIN
      width = this.context.measureText(text).width + 6
      this.widths.set(key, width)
    }
    return width
  }
}
