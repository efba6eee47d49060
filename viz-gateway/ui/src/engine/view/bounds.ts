import { Bit } from '../store/state'
import type { Box } from './camera'

const SAMPLES = 4096
/** Share of nodes on each side that may lie outside when they are far away from all others. */
const TRIM = 0.01

/**
 * The box around visible nodes' targets. Few strays far out would make everything else a dot, so when the inner 98 %
 * need less than a quarter of the space, the box holds those and a margin.
 */
export function boundsOf(to: Float32Array, states: Uint8Array, high: number): Box | null {
  const stride = Math.max(1, Math.floor(high / SAMPLES))
  const xs: number[] = []
  const ys: number[] = []
  const all: Box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (let slot = 0; slot < high; slot++) {
    if ((states[slot] & Bit.VISIBLE) === 0) continue
    const x = to[slot * 2]
    const y = to[slot * 2 + 1]
    all.left = Math.min(all.left, x)
    all.right = Math.max(all.right, x)
    all.top = Math.min(all.top, y)
    all.bottom = Math.max(all.bottom, y)
    if (slot % stride === 0) {
      xs.push(x)
      ys.push(y)
    }
  }
  if (all.left > all.right) return null
  if (xs.length < 200) return padded(all, 0)
  const inner = { ...inside(xs, 'left', 'right'), ...inside(ys, 'top', 'bottom') } as Box
  const tight = padded(inner, 0.12)
  const small = area(tight) < area(all) / 4
  return padded(small ? tight : all, 0)
}

function inside(values: number[], low: keyof Box, high: keyof Box): Partial<Box> {
  values.sort((a, b) => a - b)
  const cut = Math.floor(values.length * TRIM)
  return { [low]: values[cut], [high]: values[values.length - 1 - cut] }
}

function area(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top)
}

function padded(box: Box, share: number): Box {
  const w = Math.max(1e-3, box.right - box.left) * share
  const h = Math.max(1e-3, box.bottom - box.top) * share
  return { left: box.left - w, right: box.right + w, top: box.top - h, bottom: box.bottom + h }
}
