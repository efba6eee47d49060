import { Bit } from '../store/state'
import type { Box } from './camera'

const SAMPLES = 4096
/**
 * Which share of the nodes, nearest to the middle first, the view may be narrowed to, how much larger that must make
 * the picture, and how many nodes there must be: of few nodes everyone counts.
 */
const STEPS = [
  { share: 0.98, gain: 1.2, nodes: 50 },
  { share: 0.95, gain: 1.35, nodes: 200 },
  { share: 0.9, gain: 1.5, nodes: 200 },
] as const
/** A narrower view once taken is kept until it gains clearly less: a picture on the edge must not breathe. */
const KEEP = 0.88
const PADDING = 0.04

export interface Fit {
  /** What to look at: all, or all but few that lie far out. */
  box: Box
  /** Every visible node. */
  all: Box
  share: number
  /** How many visible nodes are not in the box. */
  outside: number
}

/** @param before the share of the fit that is looked at now */
export function fitOf(to: Float32Array, states: Uint8Array, high: number, before = 1): Fit | null {
  const all = emptyBox()
  const samples: number[] = []
  const stride = Math.max(1, Math.floor(high / SAMPLES))
  for (let slot = 0; slot < high; slot++) {
    if ((states[slot] & Bit.VISIBLE) === 0) continue
    widen(all, to[slot * 2], to[slot * 2 + 1])
    if (slot % stride === 0) samples.push(slot)
  }
  if (all.left > all.right) return null
  let fit: Fit = { box: all, all, share: 1, outside: 0 }
  if (samples.length < STEPS[0].nodes) return fit
  const middle = [0, 1].map((axis) => median(samples.map((slot) => to[slot * 2 + axis])))
  const away = (slot: number) => Math.hypot(to[slot * 2] - middle[0], to[slot * 2 + 1] - middle[1])
  const inward = samples.map((slot) => ({ slot, away: away(slot) })).sort((a, b) => a.away - b.away)
  for (const { share, gain, nodes } of STEPS) {
    if (inward.length < nodes) break
    const box = emptyBox()
    for (const { slot } of inward.slice(0, Math.ceil(inward.length * share))) widen(box, to[slot * 2], to[slot * 2 + 1])
    const narrower = padded(box)
    const needed = before <= share ? gain * KEEP : gain
    if (extent(fit.box) >= extent(narrower) * needed) fit = { box: narrower, all, share, outside: 0 }
  }
  return fit.share < 1 ? { ...fit, outside: outsideOf(fit.box, to, states, high) } : fit
}

function outsideOf(box: Box, to: Float32Array, states: Uint8Array, high: number): number {
  let outside = 0
  for (let slot = 0; slot < high; slot++) {
    const x = to[slot * 2]
    const y = to[slot * 2 + 1]
    if ((states[slot] & Bit.VISIBLE) !== 0 && (x < box.left || x > box.right || y < box.top || y > box.bottom)) outside++
  }
  return outside
}

/** The box of a fit, for those who need no more. */
export function boundsOf(to: Float32Array, states: Uint8Array, high: number): Box | null {
  return fitOf(to, states, high)?.box ?? null
}

function emptyBox(): Box {
  return { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
}

function widen(box: Box, x: number, y: number): void {
  if (x < box.left) box.left = x
  if (x > box.right) box.right = x
  if (y < box.top) box.top = y
  if (y > box.bottom) box.bottom = y
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]
}

function extent(box: Box): number {
  return Math.max(1e-6, box.right - box.left, box.bottom - box.top)
}

function padded(box: Box): Box {
  const more = extent(box) * PADDING
  return { left: box.left - more, right: box.right + more, top: box.top - more, bottom: box.bottom + more }
}
