/** What the user or the address may set of the drawing. */
export interface Look {
  pointSize: number
  edgeOpacity: number
  background: readonly [number, number, number]
  labels: boolean
}

export const DEFAULT_LOOK: Look = { pointSize: 1, edgeOpacity: 1, background: [11, 14, 20], labels: true }

export function isLight([r, g, b]: Look['background']): boolean {
  return r * 0.3 + g * 0.59 + b * 0.11 > 140
}

/** In pixels; with this a hundred thousand nodes still leave room between them on a small screen. */
export const SMALLEST_RADIUS = 0.8

/** How many pixels one unit of node size is: smaller in a crowd, larger when closer. */
export function sizeScale(look: Look, nodes: number, area: number, zoom: number): number {
  const room = Math.sqrt(area / Math.max(1, nodes))
  const density = Math.min(1.25, Math.max(0.12, Math.min(room / 20, 0.85 + room / 140)))
  const closeness = Math.min(4, Math.max(0.6, zoom ** 0.45))
  return look.pointSize * density * closeness
}

export function radius(size: number, scale: number): number {
  return Math.max(SMALLEST_RADIUS, size * scale)
}

/** Opacity of one edge when `drawn` of them share the canvas. */
export function edgeAlpha(look: Look, drawn: number, zoom: number): number {
  const base = Math.min(0.4, Math.max(0.03, 4.2 / Math.max(1, drawn) ** 0.36))
  return Math.min(1, base * Math.min(1.8, Math.max(1, zoom ** 0.4)) * look.edgeOpacity)
}
