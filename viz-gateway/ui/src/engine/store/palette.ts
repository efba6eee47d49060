/** Eight colours that stay apart for all common kinds of colour blindness on the dark background. */
export const CATEGORICAL = ['#B2E2FA', '#F39406', '#3DC895', '#FDD601', '#6070E2', '#E5451F', '#A24F7A', '#948DC0'] as const
export const OTHER = '#6B7688'
/** Untyped graphs are coloured by degree. */
export const DEGREE_RAMP = ['#3F66A8', '#4EA1FF', '#8FD0F5', '#E9F6FF'] as const

export type Rgb = readonly [number, number, number]

export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** Colour at `t` in 0..1 on a ramp of hex colours. */
export function ramp(stops: readonly string[], t: number): Rgb {
  const at = Math.min(0.9999, Math.max(0, t)) * (stops.length - 1)
  const a = rgb(stops[Math.floor(at)])
  const b = rgb(stops[Math.floor(at) + 1])
  const f = at % 1
  return [0, 1, 2].map((i) => Math.round(a[i] + (b[i] - a[i]) * f)) as unknown as Rgb
}
