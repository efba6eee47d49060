const SOURCES = ['source', 'src', 'from', 'srcip', 'sourceip', 'srcaddr', 'saddr', 'idorigh', 'origin', 'sender', 'start', 'user', 'username', 'subject', 'actor', 'parent', 'client', 'caller', 'head', 'follower', 'node1', 'a', 'u']
const DESTINATIONS = ['destination', 'target', 'dst', 'dest', 'to', 'dstip', 'destip', 'destinationip', 'dstaddr', 'daddr', 'idresph', 'receiver', 'recipient', 'end', 'host', 'hostname', 'computer', 'object', 'child', 'server', 'callee', 'tail', 'followee', 'node2', 'b', 'v']
const NODES = ['id', 'node', 'nodeid', 'name', 'key', 'uid', 'entity', 'label']

const LONGITUDES = ['longitude', 'lon', 'lng', 'long']
const LATITUDES = ['latitude', 'lat']

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Which columns are most likely the two ends of an edge; the first two where no name gives a hint. */
export function guessEnds(columns: readonly string[]): { source: string; destination: string } {
  const source = best(columns, SOURCES, '') ?? columns.find((name) => plain(name).includes('src') || plain(name).includes('source'))
  const destination =
    best(columns, DESTINATIONS, source ?? '') ??
    columns.find((name) => name !== source && /dst|dest|target/.test(plain(name)))
  const others = columns.filter((name) => name !== source && name !== destination)
  const first = source ?? others.shift() ?? ''
  return { source: first, destination: destination ?? others.shift() ?? first }
}

/** No column says where nodes are. */
export const NOWHERE = { longitude: '', latitude: '' }

export function guessNode(columns: readonly string[]): string {
  return best(columns, NODES, '') ?? columns[0] ?? ''
}

/** Which columns hold where a node is; both or none. */
export function guessPlace(columns: readonly string[]): { longitude: string; latitude: string } {
  const longitude = best(columns, LONGITUDES, '')
  const latitude = best(columns, LATITUDES, '')
  return longitude && latitude ? { longitude, latitude } : NOWHERE
}

function best(columns: readonly string[], wanted: readonly string[], except: string): string | undefined {
  for (const name of wanted) {
    const found = columns.find((column) => column !== except && plain(column) === name)
    if (found !== undefined) return found
  }
  return undefined
}
