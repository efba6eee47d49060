/** How the server names the formats: of tables, whose columns somebody has to name, and of files that hold a whole graph. */
export type TableFormat = 'csv' | 'json' | 'parquet' | 'arrow' | 'xlsx'
export type GraphFormat = 'edgelist' | 'matrixmarket' | 'metis' | 'graphml' | 'gexf' | 'gml' | 'pajek' | 'dot' | 'graphson'
export type UploadFormat = TableFormat | GraphFormat

const TABLES: Record<string, TableFormat> = {
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  txt: 'csv',
  json: 'json',
  ndjson: 'json',
  jsonl: 'json',
  parquet: 'parquet',
  pq: 'parquet',
  arrow: 'arrow',
  feather: 'arrow',
  ipc: 'arrow',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
}

const GRAPHS: Record<string, GraphFormat> = {
  edges: 'edgelist',
  edgelist: 'edgelist',
  el: 'edgelist',
  e: 'edgelist',
  mtx: 'matrixmarket',
  graph: 'metis',
  metis: 'metis',
  graphml: 'graphml',
  xml: 'graphml',
  gexf: 'gexf',
  gml: 'gml',
  net: 'pajek',
  paj: 'pajek',
  dot: 'dot',
  gv: 'dot',
  graphson: 'graphson',
}

const NAMES: Record<GraphFormat, string> = {
  edgelist: 'an edge list',
  matrixmarket: 'a Matrix Market file',
  metis: 'a METIS graph',
  graphml: 'a GraphML file',
  gexf: 'a GEXF file',
  gml: 'a GML file',
  pajek: 'a Pajek network',
  dot: 'a DOT file',
  graphson: 'a GraphSON file',
}

const PACKED = ['gz', 'zst', 'zstd', 'bz2', 'xz', 'zip']

/** What a file dialog offers. */
export const ACCEPTED = [...Object.keys(TABLES), ...Object.keys(GRAPHS), ...PACKED].map((ending) => `.${ending}`).join(',')

/** Which route a file goes to, by its name; null when nothing is known of it. */
export function formatOf(name: string): UploadFormat | null {
  const ending = endingOf(name)
  return TABLES[ending] ?? GRAPHS[ending] ?? null
}

/** The ending before those of compression. */
function endingOf(name: string): string {
  const parts = name.toLowerCase().split('.')
  while (parts.length > 1 && PACKED.includes(parts[parts.length - 1])) parts.pop()
  return parts[parts.length - 1]
}

/** Whether the name speaks of compression: then there is nothing to look into here. */
export function isPacked(name: string): boolean {
  return PACKED.includes(name.toLowerCase().split('.').at(-1) ?? '')
}

export function isGraph(format: UploadFormat | null): format is GraphFormat {
  return format !== null && format in NAMES
}

/** A graph format in a sentence. */
export function called(format: GraphFormat): string {
  return NAMES[format]
}

/** Whether a text begins as lists of edges do: numbers in every line, two or more, or a comment and then words by twos. */
export function looksLikeEdges(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).slice(0, 50).filter((line) => line.trim() !== '')
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines // the last one may be cut
  const isComment = (line: string) => line.startsWith('#') || line.startsWith('%')
  const data = whole.filter((line) => !isComment(line))
  if (data.length === 0) return false
  return isComment(whole[0])
    ? data.every((line) => line.trim().split(/[\s,;|]+/).length >= 2)
    : data.every((line) => /^\s*-?[0-9]+([\s,;|]+-?[0-9.eE+]+)+\s*$/.test(line))
}

/** Which route a file goes to, by its name and, for texts that nothing else tells apart, by its beginning. */
export async function formatIn(file: File): Promise<UploadFormat | null> {
  const named = formatOf(file.name)
  if (named !== 'csv' || isPacked(file.name)) return named
  return looksLikeEdges(await file.slice(0, 65_536).text()) ? 'edgelist' : 'csv'
}

/** The file's name without its ending, for a graph's name. */
export function titleOf(name: string): string {
  const plain = isPacked(name) ? name.replace(/\.[A-Za-z0-9]+$/, '') : name
  return plain.replace(/\.[A-Za-z0-9]+$/, '').replace(/[_-]+/g, ' ').trim() || name
}
