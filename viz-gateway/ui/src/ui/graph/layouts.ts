/** The layouts of the server, by the names of its commands, in the order of the menu. */
export interface LayoutChoice {
  name: string
  title: string
  /** What it is good for, in one line. */
  about: string
  /** Columns that it can order by; the first is taken when nobody says. */
  orders: readonly string[]
}

const COLUMNS = ['type', 'degree', 'count', 'size', 'first_ms', 'last_ms'] as const

export const LAYOUTS: readonly LayoutChoice[] = [
  { name: 'force', title: 'Force', about: 'Neighbours near each other, live', orders: [] },
  { name: 'modularity-weighted', title: 'Groups', about: 'Force, but communities pull together', orders: [] },
  { name: 'group-in-a-box', title: 'Boxes', about: 'Each community alone in its own box', orders: [] },
  { name: 'tree', title: 'Tree', about: 'Rows from the top, along the direction of edges', orders: [] },
  { name: 'radial', title: 'Radial', about: 'Rings by steps from a node, or by a column', orders: ['hops', 'degree', 'count', 'size', 'type', 'first_ms', 'last_ms'] },
  { name: 'time-rings', title: 'Time rings', about: 'One ring per hour, day, month …, the oldest inside', orders: ['first_ms', 'last_ms'] },
  { name: 'circle', title: 'Circle', about: 'All nodes on one circle, in order', orders: COLUMNS },
  { name: 'grid', title: 'Grid', about: 'All nodes in rows, in order', orders: ['degree', 'count', 'size', 'type', 'first_ms', 'last_ms'] },
  { name: 'geographic', title: 'Map', about: 'x and y of the data as longitude and latitude', orders: [] },
  { name: 'given', title: 'As given', about: 'x and y that came with the data', orders: [] },
]

export const ORDER_TITLES: Record<string, string> = {
  hops: 'Steps from the root',
  type: 'Type',
  degree: 'Number of edges',
  count: 'Rows or events',
  size: 'Size',
  first_ms: 'First seen',
  last_ms: 'Last seen',
}

export interface ForceSetting {
  name: string
  title: string
  about: string
  kind: 'number' | 'switch'
  least: number
  most: number
  step: number
  standard: number
  /** The slider goes by ratios: half way between 0.1 and 100 is 3.2. */
  log?: boolean
}

const toggle = (name: string, title: string, about: string): ForceSetting => ({ name, title, about, kind: 'switch', least: 0, most: 1, step: 1, standard: 0 })

/** Graphistry's names and ranges, then Gephi's that Graphistry lacks; the server's bounds are wider. */
export const FORCE_SETTINGS: readonly ForceSetting[] = [
  { name: 'scalingRatio', title: 'Expansion ratio', about: 'How hard nodes push each other away: more spreads the picture out', kind: 'number', least: 0.1, most: 100, step: 0.01, standard: 2, log: true },
  { name: 'gravity', title: 'Center magnet', about: 'Pull towards the centre; keeps loose parts from drifting off', kind: 'number', least: 0, most: 100, step: 0.1, standard: 1 },
  { name: 'edgeInfluence', title: 'Edge influence', about: 'How much an edge’s weight counts: 0 not at all, 1 as it is', kind: 'number', least: 0, most: 10, step: 0.1, standard: 1 },
  { name: 'precisionVsSpeed', title: 'Precision vs. speed', about: 'Left: slow and calm. Right: fast and swinging', kind: 'number', least: -5, most: 5, step: 0.1, standard: 0 },
  { name: 'theta', title: 'Approximation', about: 'Theta: below 1 slow and exact, above 1 faster and coarser', kind: 'number', least: 0.1, most: 4, step: 0.1, standard: 1.2 },
  toggle('linLog', 'Strong separation', 'LinLog: tighter communities, more room between them'),
  toggle('strongGravity', 'Compact layout', 'The centre pulls harder the further away a node is'),
  toggle('dissuadeHubs', 'Dissuade hubs', 'Nodes with many outgoing edges move to the rim'),
  toggle('lockedX', 'Lock X', 'Nodes move up and down only'),
  toggle('lockedY', 'Lock Y', 'Nodes move left and right only'),
  toggle('lockedR', 'Lock radius', 'Nodes keep their distance from the centre'),
  toggle('preventOverlap', 'Prevent overlap', 'Nodes push each other apart as discs of their size'),
  toggle('normalizedWeights', 'Normalise weights', 'Edge weights are stretched to 0 to 1 first'),
  toggle('invertedWeights', 'Invert weights', 'Heavy edges count as light ones'),
]

/** Why a graph cannot be laid out this way; empty when it can. */
export function missingFor(layout: string, given: boolean, onMap: boolean): string {
  if (layout === 'geographic' && !onMap) return 'No node has a longitude and a latitude: name their columns when you upload the file of nodes'
  if (layout === 'given' && !given) return 'No node came with an x and a y'
  return ''
}

/** The choice of this name; force for one that this page does not know. */
export function layoutNamed(name: string): LayoutChoice {
  return LAYOUTS.find((choice) => choice.name === name) ?? LAYOUTS[0]
}
