import { seeded } from './random.mjs'

const GROUPS = ['core', 'http', 'json', 'log', 'test', 'crypto', 'cli', 'orm', 'queue', 'time', 'image', 'cloud']
const WORDS = ['client', 'server', 'codec', 'pool', 'parser', 'writer', 'stream', 'cache', 'router', 'schema', 'retry', 'metrics', 'bridge', 'runtime', 'macros', 'utils']

/** Packages and what they depend on: a few hubs, long tails, parts that nothing connects, and some that name themselves. */
export function packages(size = 400, seed = 5) {
  const random = seeded(seed)
  const nodes = []
  const edges = []
  const node = (label, type) => nodes.push({ id: `pkg:${label}`, label, type, degree: 0, count: 1 }) - 1
  const link = (source, destination, relation, count = 1) => {
    edges.push({ source, destination, relation, count, label: relation === 'requires' ? `^${1 + Math.floor(random() * 4)}.${Math.floor(random() * 20)}` : '' })
    nodes[source].degree++
    nodes[destination].degree++
  }
  const main = Math.floor(size * 0.8)
  for (let i = 0; i < main; i++) {
    const group = GROUPS[Math.floor(random() ** 1.6 * GROUPS.length)]
    const fresh = node(i < GROUPS.length ? `${GROUPS[i]}-base` : `${group}-${WORDS[Math.floor(random() * WORDS.length)]}-${i}`, i < GROUPS.length ? 'library' : random() < 0.3 ? 'application' : random() < 0.2 ? 'plugin' : 'library')
    if (i === 0) continue
    const wants = 1 + Math.floor(random() ** 2 * 4)
    for (let k = 0; k < wants; k++) {
      const hub = random() < 0.55 ? Math.floor(random() ** 2 * Math.min(i, GROUPS.length)) : Math.floor(random() * i)
      link(fresh, hub, random() < 0.85 ? 'requires' : 'recommends', 1 + Math.floor(random() * 30))
    }
    if (random() < 0.03) link(fresh, fresh, 'builds itself')
  }
  link(0, 0, 'builds itself', 12)
  // Parts of their own, from a single package to a dozen around one.
  while (nodes.length < size) {
    const many = Math.min(size - nodes.length, 1 + Math.floor(random() ** 3 * 14))
    const first = node(`island-${nodes.length}`, random() < 0.5 ? 'library' : 'application')
    for (let i = 1; i < many; i++) link(node(`island-${nodes.length}`, 'library'), random() < 0.7 ? first : nodes.length - 2, 'requires')
  }
  return { nodes, edges }
}
