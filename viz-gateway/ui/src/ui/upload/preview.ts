import { isPacked } from './formats'

/** The beginning of a table, as far as it can be read in the browser. */
export interface Preview {
  columns: string[]
  rows: string[][]
}

const PEEK_BYTES = 65_536
const PEEK_ROWS = 4

export async function previewOf(file: File, format: string): Promise<Preview | null> {
  if ((format !== 'csv' && format !== 'json') || isPacked(file.name)) return null
  const text = await file.slice(0, PEEK_BYTES).text()
  return format === 'csv' ? previewCsv(text) : previewJson(text)
}

export function previewCsv(text: string): Preview | null {
  const plain = text.replace(/^\uFEFF/, '')
  const firstLine = plain.split(/\r?\n/, 1)[0]
  if (firstLine.trim() === '') return null
  const delimiter = delimiterOf(firstLine)
  const rows = parseCsv(plain, delimiter, PEEK_ROWS + 1)
  return rows.length === 0 ? null : { columns: rows[0].map((name) => name.trim()), rows: rows.slice(1) }
}

/** The sign that splits the header most often, outside quotes. */
export function delimiterOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '')
  const counts = [',', '\t', ';', '|'].map((sign) => ({ sign, count: bare.split(sign).length - 1 }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign
}

/** RFC 4180, also with quotes doubled inside quotes and line ends inside them. */
export function parseCsv(text: string, delimiter: string, most: number): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endRow = () => {
    row.push(cell)
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
    cell = ''
  }
  for (let i = 0; i < text.length && rows.length < most; i++) {
    const sign = text[i]
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[i + 1] === '"') cell += text[++i]
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === delimiter) {
      row.push(cell)
      cell = ''
    } else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (rows.length < most && (cell !== '' || row.length > 0)) endRow()
  return rows
}

/** One object a line, or an array of objects: the keys of the first ones. */
export function previewJson(text: string): Preview | null {
  const objects: Record<string, unknown>[] = []
  let depth = 0
  let start = -1
  let inText = false
  for (let i = 0; i < text.length && objects.length < PEEK_ROWS; i++) {
    const sign = text[i]
    if (inText) {
      if (sign === '\\') i++
      else if (sign === '"') inText = false
    } else if (sign === '"') inText = true
    else if (sign === '{' && depth++ === 0) start = i
    else if (sign === '}' && --depth === 0) {
      try {
        objects.push(JSON.parse(text.slice(start, i + 1)) as Record<string, unknown>)
      } catch {
        return null // the server will say what is wrong with it, and where
      }
    }
  }
  if (objects.length === 0) return null
  const columns = [...new Set(objects.flatMap((object) => Object.keys(object)))]
  const show = (value: unknown) => (value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value))
  return { columns, rows: objects.map((object) => columns.map((column) => show(object[column]))) }
}
