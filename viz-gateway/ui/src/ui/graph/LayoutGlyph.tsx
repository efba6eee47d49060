const dots = (points: readonly (readonly [number, number])[]) => points.map(([x, y]) => `M${x} ${y}h.01`).join('')
const around = (count: number, radius: number) =>
  Array.from({ length: count }, (_, i): [number, number] => [
    Number((16 + radius * Math.sin((2 * Math.PI * i) / count)).toFixed(1)),
    Number((12 - radius * Math.cos((2 * Math.PI * i) / count)).toFixed(1)),
  ])

/** Lines and dots of a small picture of each layout, in a box of 32 by 24. */
const GLYPHS: Record<string, { lines: string; dots: string }> = {
  force: { lines: 'M16 12 8 7M16 12l8-6M16 12l-4 8M16 12l9 6M8 7l-4 8', dots: dots([[16, 12], [8, 7], [24, 6], [12, 20], [25, 18], [4, 15]]) },
  'modularity-weighted': { lines: 'M6 8l4-3M6 8l5 3M10 5l1 6M11 11l10 3M21 14l5-3M21 14l4 5M26 11l-1 8', dots: dots([[6, 8], [10, 5], [11, 11], [21, 14], [26, 11], [25, 19]]) },
  'group-in-a-box': { lines: 'M3 3h15v18H3ZM18 3h11v10H18ZM18 13h11v8H18Z', dots: dots([[8, 8], [13, 11], [8, 16], [22, 7], [26, 9], [24, 17]]) },
  tree: { lines: 'M16 4 8 12M16 4l8 8M8 12l-4 8M8 12l4 8M24 12v8', dots: dots([[16, 4], [8, 12], [24, 12], [4, 20], [12, 20], [24, 20]]) },
  radial: { lines: 'M16 12v-5M16 12l4.300 2.500M16 12l-4.300 2.500', dots: dots([[16, 12], ...around(3, 5), ...around(8, 10)]) },
  'time-rings': { lines: 'M16 7.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9ZM16 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z', dots: dots([[16, 12], [16, 7.5], [19.9, 14.2], [26, 12], [7.3, 17], [11, 3.3]]) },
  circle: { lines: '', dots: dots(around(12, 9.5)) },
  grid: { lines: '', dots: dots([6, 12.7, 19.3, 26].flatMap((x) => [5, 12, 19].map((y): [number, number] => [x, y]))) },
  geographic: { lines: 'M16 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM7 12h18M16 3c-5 5-5 13 0 18M16 3c5 5 5 13 0 18', dots: '' },
  given: { lines: 'M5 3v18h23', dots: dots([[10, 15], [14, 9], [20, 12], [25, 5]]) },
}

export function LayoutGlyph({ name }: { name: string }) {
  const glyph = GLYPHS[name]
  return (
    <svg width={40} height={30} viewBox="0 0 32 24" fill="none" stroke="currentColor" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={glyph.lines} strokeWidth="1" opacity="0.55" />
      <path d={glyph.dots} strokeWidth="3" />
    </svg>
  )
}
