import type { Nodes } from '../store/nodes'
import type { Places } from '../store/places'
import { Bit } from '../store/state'
import type { Box, Camera } from './camera'
import { radius } from './look'
import { Occupied, type Rectangle } from './occupied'

/** How loud a name is: those in focus, the few heaviest, all others. */
export type Tier = 'focus' | 'hub' | 'plain'

/** Where a name stands, seen from its node. */
export type Side = 'right' | 'left' | 'below' | 'above'
const SIDES: readonly Side[] = ['right', 'left', 'below', 'above']

export interface Label {
  slot: number
  text: string
  width: number
  tier: Tier
  side: Side
}

const CANDIDATES = 600
const MOST_LABELS = 300
const HUBS = 16
/** Room for one name at the fitted view: less where nodes are few, since then names do not hide the picture. */
const PIXELS_PER_LABEL_FAR = 21_000
const PIXELS_PER_LABEL_NEAR = 11_000
const FEW_NODES = 1500
/**
 * A name may cover so much of other nodes, or as much as its own node is large; one that is there already a little
 * more. The heaviest get theirs anyway.
 */
const MOST_COVERED = 3
const STAY_COVERED = 2
/** Covering a node drawn larger than this counts like covering several. */
const LARGE_RADIUS = 9
const LARGE_WEIGHT = 12
const EDGE = 4
const PADDING = 5
const LABEL_HEIGHT = 18
const LABEL_GAP = 5
const LABEL_ROOM = LABEL_HEIGHT + PADDING
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
  /** Who has a name now, and on which side: it stays there while it can. */
  shown: ReadonlyMap<number, Side>
  /** Parts of the canvas that panels lie on. */
  covered: () => readonly Box[]
  measure: (text: string, tier: Tier) => number
}

/** Chooses which nodes are named: the heaviest in view, without overlap, steady from one choice to the next. */
export function chooseLabels(input: LabelInput): Label[] {
  const { camera, nodes, places, progress } = input
  const near = camera.zoom > 1.8 || nodes.alive <= FEW_NODES
  const room = Math.min(MOST_LABELS, Math.ceil((camera.width * camera.height) / (near ? PIXELS_PER_LABEL_NEAR : PIXELS_PER_LABEL_FAR)))
  const taken = new Occupied()
  for (const panel of input.covered()) taken.claim({ owner: -1, ...panel })
  const chosen: Label[] = []
  const offer = (slot: number, tier: Tier) => {
    const text = shortened(nodes.title(slot))
    if (text === '') return
    const width = input.measure(text, tier)
    const r = radius(nodes.size[slot], input.scale)
    const x = camera.screenX(places.x(slot, progress))
    const y = camera.screenY(places.y(slot, progress))
    const before = input.shown.get(slot)
    let best: { side: Side; rectangle: Rectangle; cost: number } | null = null
    for (const side of SIDES) {
      const at = middleOf(side, x, y, r, width)
      const left = at.x - width / 2
      if (left < EDGE || left + width > camera.width - EDGE || at.y < LABEL_HEIGHT / 2 || at.y > camera.height - LABEL_HEIGHT / 2) continue
      const rectangle = { owner: slot, left: left - PADDING, right: left + width + PADDING, top: at.y - LABEL_ROOM / 2, bottom: at.y + LABEL_ROOM / 2 }
      const cost = taken.cost(rectangle) - (side === before ? STAY_COVERED : 0)
      if (cost < (best?.cost ?? Infinity)) best = { side, rectangle, cost }
    }
    if (!best || (tier === 'plain' && best.cost > Math.max(MOST_COVERED, Math.min(r, LARGE_RADIUS)))) return
    taken.claim(best.rectangle)
    chosen.push({ slot, text, width, tier, side: best.side })
  }
  const first = new Set(input.first)
  for (const slot of input.first) if ((input.states[slot] & Bit.VISIBLE) !== 0) offer(slot, 'focus')
  if (input.onlyFirst) return chosen
  const candidates = heaviest(input)
  for (const slot of candidates) {
    const r = radius(nodes.size[slot], input.scale)
    const x = camera.screenX(places.x(slot, progress))
    const y = camera.screenY(places.y(slot, progress))
    taken.mark({ owner: slot, left: x - r, right: x + r, top: y - r, bottom: y + r }, r >= LARGE_RADIUS ? LARGE_WEIGHT : 1)
  }
  for (const [rank, slot] of candidates.entries()) {
    if (chosen.length >= room) break
    if (!first.has(slot)) offer(slot, rank < HUBS ? 'hub' : 'plain')
  }
  return chosen
}

/** The middle of a name of a node at (x, y). */
export function middleOf(side: Side, x: number, y: number, r: number, width: number): { x: number; y: number } {
  switch (side) {
    case 'right':
      return { x: x + r + LABEL_GAP + width / 2, y }
    case 'left':
      return { x: x - r - LABEL_GAP - width / 2, y }
    case 'below':
      return { x, y: y + r + LABEL_HEIGHT / 2 + 1 }
    case 'above':
      return { x, y: y - r - LABEL_HEIGHT / 2 - 1 }
  }
}

/** Slots in view by falling weight, at most a few hundred: a heap of the best while scanning all. */
function heaviest({ nodes, places, states, camera, progress, shown }: LabelInput): number[] {
  const best: { slot: number; weight: number }[] = []
  let floor = -Infinity
  const { from, to } = places
  const left = camera.worldX(-20)
  const right = camera.worldX(camera.width + 20)
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
