import type { Rgb } from '../store/palette'
import { isLight, radius } from './look'
import { Pulses } from './pulses'
import { chooseLabels, middleOf, type Label, type LabelInput, type Tier } from './labels'

const STYLES: Record<Tier, { font: string; color: string; onLight: string }> = {
  focus: { font: '600 12.5px "Inter Variable", system-ui, sans-serif', color: '#FFFFFF', onLight: '#000000' },
  hub: { font: '600 12.5px "Inter Variable", system-ui, sans-serif', color: '#E6EAF2', onLight: '#141A24' },
  plain: { font: '450 11px "Inter Variable", system-ui, sans-serif', color: '#B4BECD', onLight: '#3A4657' },
}
/** Names beside the focus step back together with their nodes. */
const ASIDE = 0.4
const CHOOSE_MILLIS = 240
const FADE_MILLIS = 160

/** Names on a 2D canvas above the graph. Chosen a few times a second, moved with their nodes on every frame. */
export class LabelLayer {
  private readonly context: CanvasRenderingContext2D
  readonly pulses = new Pulses()
  private readonly widths = new Map<string, number>()
  private readonly opacity = new Map<number, number>()
  private labels: Label[] = []
  private light = false
  private chosenAt = -Infinity
  /** What the picture was when it was last drawn; names that were chosen for another one are chosen anew. */
  private seen: number[] = []
  private outdated = false
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
  draw(input: Omit<LabelInput, 'measure' | 'shown'>, enabled: boolean, pixelRatio: number, background: Rgb, now: number, moving: boolean): boolean {
    const { context } = this
    const back = `rgb(${background.join(' ')})`
    this.light = isLight(background)
    const { cx, cy, k, width, height } = input.camera
    const seen = [cx, cy, k, width, height, input.nodes.high]
    this.outdated ||= moving || seen.some((value, i) => value !== this.seen[i])
    this.seen = seen
    if (now - this.chosenAt > CHOOSE_MILLIS) {
      const shown = new Map(this.labels.map((label) => [label.slot, label.side]))
      const measure = (text: string, tier: Tier) => this.width(text, tier)
      const before = this.labels
      this.labels = enabled ? chooseLabels({ ...input, shown, measure }) : []
      const kept = new Set(this.labels.map((label) => label.slot))
      for (const label of before) if (!kept.has(label.slot)) this.fading.set(label.slot, label)
      for (const slot of kept) this.fading.delete(slot)
      this.chosenAt = now
      this.outdated = moving
    }
    const step = Math.min(1, (now - this.drawnAt) / FADE_MILLIS)
    this.drawnAt = now
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    context.clearRect(0, 0, input.camera.width, input.camera.height)
    const pulsing = this.pulses.draw(context, input.camera, input.nodes, input.places, input.progress, input.scale, now)
    context.textBaseline = 'middle'
    context.textAlign = 'center'
    context.lineJoin = 'round'
    context.lineWidth = 3.5
    let active = pulsing
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
    return active || (this.outdated && enabled)
  }

  private write(label: Label, input: Omit<LabelInput, 'measure' | 'shown'>, opacity: number, back: string): void {
    const { context } = this
    const { camera, places, nodes, progress, scale } = input
    const nodeX = camera.screenX(places.x(label.slot, progress))
    const nodeY = camera.screenY(places.y(label.slot, progress))
    const { x, y } = middleOf(label.side, nodeX, nodeY, radius(nodes.size[label.slot], scale), label.width)
    const style = STYLES[label.tier]
    const strength = input.aside && label.tier !== 'focus' ? opacity * ASIDE : opacity
    context.font = style.font
    context.globalAlpha = strength * 0.85
    context.strokeStyle = back
    context.strokeText(label.text, x, y)
    context.globalAlpha = strength
    context.fillStyle = this.light ? style.onLight : style.color
    context.fillText(label.text, x, y)
  }

  private width(text: string, tier: Tier): number {
    const key = `${tier} ${text}`
    let width = this.widths.get(key)
    if (width === undefined) {
      if (this.widths.size > 20_000) this.widths.clear()
      this.context.font = STYLES[tier].font
      width = this.context.measureText(text).width + 6
      this.widths.set(key, width)
    }
    return width
  }
}
