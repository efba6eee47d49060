export type UploadFormat = 'csv' | 'json' | 'parquet' | 'arrow'

const BY_EXTENSION: Record<string, UploadFormat> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  json: 'json',
  ndjson: 'json',
  jsonl: 'json',
  parquet: 'parquet',
  pq: 'parquet',
  arrow: 'arrow',
  feather: 'arrow',
  ipc: 'arrow',
}

/** Which route a file goes to, by its name; null when nothing is known of it. */
export function formatOf(name: string): UploadFormat | null {
  return BY_EXTENSION[name.toLowerCase().split('.').at(-1) ?? ''] ?? null
}

/** The file's name without its ending, for a graph's name. */
export function titleOf(name: string): string {
  return name.replace(/\.[A-Za-z0-9]+$/, '').replace(/[_-]+/g, ' ').trim() || name
}
