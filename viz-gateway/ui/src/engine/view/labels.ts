import type { Nodes } from '../store/nodes'
import type { Places } from '../store/places'
import { Bit } from '../store/state'
import type { Camera } from './camera'
import { radius } from './look'

/** How loud a name is: those in focus, the few heaviest, all others. */
export type Tier = 'focus' | 'hub' | 'plain'

export interface Label {
  slot: number
  text: string
  width: number
  tier: Tier
}

const CANDIDATES = 600
const MOST_LABELS = 300
const HUBS = 14
const PIXELS_PER_LABEL_FAR = 21_000
const PIXELS_PER_LABEL_NEAR = 11_000
const PADDING = 5
export const LABEL_HEIGHT = 18
export const LABEL_GAP = 5
const LONGEST = 32
/** Those shown before stay ahead of newcomers of about the same weight: labels must not flicker. */
const STAY_BONUS = 1.6

export interface LabelInput {
  nodes: Nodes
  places: Places
  states: Uint8Array
  camera: Camera
  progress: number
  scale: number
  /** Slots that get a label whatever their weight: hovered, selected, their neighbours. */
  first: readonly number[]
  /** With something in focus only its own labels are drawn. */
  onlyFirst: boolean
  /** All other names step back. */
  aside: boolean
  shown: ReadonlySet<number>
  measure: (text: string, tier: Tier) => number
}

/** Chooses which nodes are named: the heaviest in view, without overlap, steady from one choice to the next. */
export function chooseLabels(input: LabelInput): Label[] {
  const { camera, nodes, places, progress } = input
  const room = Math.min(MOST_LABELS, Math.ceil((camera.width * camera.height) / (camera.zoom > 1.8 ? PIXELS_PER_LABEL_NEAR : PIXELS_PER_LABEL_FAR)))
  const taken = new Occupied(camera.width, camera.height)
  const chosen: Label[] = []
  const offer = (slot: number, tier: Tier) => {
    const text = shortened(nodes.title(slot))
    if (text === '') return
    const width = input.measure(text, tier)
    const r = radius(nodes.size[slot], input.scale)
    const left = camera.screenX(places.x(slot, progress)) + r + LABEL_GAP
    const top = camera.screenY(places.y(slot, progress)) - LABEL_HEIGHT / 2
    const free = taken.claim(left - PADDING, top - PADDING / 2, width + PADDING * 2, LABEL_HEIGHT + PADDING)
    if (free) chosen.push({ slot, text, width, tier })
  }
  const first = new Set(input.first)
  for (const slot of input.first) if ((input.states[slot] & Bit.VISIBLE) !== 0) offer(slot, 'focus')
  if (input.onlyFirst) return chosen
  for (const slot of heaviest(input)) {
    if (chosen.length >= room) break
    if (!first.has(slot)) offer(slot, chosen.length < HUBS ? 'hub' : 'plain')
  }
  return chosen
}

/** Slots in view by falling weight, at most a few hundred: a heap of the best while scanning all. */
function heaviest({ nodes, places, states, camera, progress, shown }: LabelInput): number[] {
  const best: { slot: number; weight: number }[] = []
  let floor = -Infinity
  const { from, to } = places
  const left = camera.worldX(-20)
  const right = camera.worldX(camera.width - 30)
  const top = camera.worldY(4)
  const bottom = camera.worldY(camera.height - 4)
  for (let slot = 0; slot < nodes.high; slot++) {
    if ((states[slot] & Bit.VISIBLE) === 0) continue
    const weight = (nodes.size[slot] + nodes.degree[slot] * 0.001) * (shown.has(slot) ? STAY_BONUS : 1)
    if (weight <= floor) continue
    const x = from[slot * 2] + (to[slot * 2] - from[slot * 2]) * progress
    if (x < left || x > right) continue
    const y = from[slot * 2 + 1] + (to[slot * 2 + 1] - from[slot * 2 + 1]) * progress
    if (y > top || y < bottom) continue
    best.push({ slot, weight })
    if (best.length >= CANDIDATES * 2) {
      best.sort((a, b) => b.weight - a.weight)
      best.length = CANDIDATES
      floor = best[CANDIDATES - 1].weight
    }
  }
  best.sort((a, b) => b.weight - a.weight || a.slot - b.slot)
  return best.slice(0, CANDIDATES).map((entry) => entry.slot)
}

export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}

const CELL_WIDTH = 64
const CELL_HEIGHT = 24

/** Rectangles already claimed, found by grid cell. */
class Occupied {
  private readonly columns: number
  private readonly cells = new Map<number, number[][]>()
  private readonly height: number

  constructor(width: number, height: number) {
    this.columns = Math.ceil(width / CELL_WIDTH) + 8
    this.height = height
  }

  claim(left: number, top: number, width: number, height: number): boolean {
    if (top < -height || top > this.height) return false
    const keys: number[] = []
    for (let y = Math.floor(top / CELL_HEIGHT); y <= Math.floor((top + height) / CELL_HEIGHT); y++) {
      for (let x = Math.floor(left / CELL_WIDTH); x <= Math.floor((left + width) / CELL_WIDTH); x++) {
        keys.push(y * this.columns + x)
      }
    }
    const clash = keys.some((key) =>
      this.cells.get(key)?.some((r) => left < r[2] && r[0] < left + width && top < r[3] && r[1] < top + height),
    )
    if (clash) return false
    const rectangle = [left, top, left + width, top + height]
    for (const key of keys) {
      const cell = this.cells.get(key)
      if (cell) cell.push(rectangle)
      else this.cells.set(key, [rectangle])
    }
    return true
  }
}
