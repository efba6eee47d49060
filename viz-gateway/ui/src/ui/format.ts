const THIN = '\u202f'

/** Between a number and its word: it does not break there. */
const SPACE = '\u00a0'

/** Whole numbers with thin spaces between thousands. */
export function whole(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, THIN)
}

/** Three digits at most: 812, 4.1 k, 12 k, 1.2 M. */
export function short(value: number): string {
  for (const [size, unit] of [[1e9, 'G'], [1e6, 'M'], [1e4, 'k']] as const) {
    if (value >= size) {
      const scaled = value / (unit === 'k' ? 1e3 : size)
      return `${scaled >= 100 ? Math.round(scaled) : Number(scaled.toFixed(1))}${THIN}${unit}`
    }
  }
  return whole(value)
}

export function rate(perSecond: number): string {
  return perSecond >= 100 || perSecond === 0 ? whole(perSecond) : perSecond.toFixed(1)
}

export function millis(value: number | null): string {
  if (value === null) return '–'
  return value >= 10_000 ? `${Math.round(value / 1000)}${THIN}s` : `${Math.round(value)}${THIN}ms`
}

export function bytes(value: number): string {
  for (const [size, unit] of [[2 ** 30, 'GB'], [2 ** 20, 'MB'], [2 ** 10, 'kB']] as const) {
    if (value >= size) return `${(value / size).toFixed(value / size >= 100 ? 0 : 1)}${THIN}${unit}`
  }
  return `${value}${THIN}B`
}

/** How long ago, in the largest unit that is not zero. */
export function ago(iso: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(iso)) / 1000))
  if (Number.isNaN(seconds)) return '–'
  if (seconds < 5) return 'just now'
  return `${span(seconds)} ago`
}

export function span(seconds: number): string {
  for (const [size, unit] of [[86_400, 'd'], [3600, 'h'], [60, 'min']] as const) {
    if (seconds >= size) return `${Math.floor(seconds / size)}${THIN}${unit}`
  }
  return `${Math.floor(seconds)}${THIN}s`
}

/** The word for so many of them: 1 edge, 2 edges, 0 edges. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many
}

/** A whole number with its word. */
export function counted(count: number, one: string, many?: string): string {
  return `${whole(count)}${SPACE}${plural(count, one, many)}`
}
