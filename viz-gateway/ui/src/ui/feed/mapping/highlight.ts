export type TokenKind = 'plain' | 'comment' | 'key' | 'text' | 'value' | 'mark' | 'entity'

export interface Token {
  kind: TokenKind
  text: string
  /** Where a problem was found. */
  wrong?: boolean
}

const PATTERNS: readonly [TokenKind, RegExp][] = [
  ['comment', /^#.*/],
  ['text', /^"(?:[^"\\]|\\.)*"?|^'[^']*'?/],
  ['key', /^[A-Za-z_@][\w.@-]*(?=\s*:(?:\s|$))/],
  ['entity', /^[a-z][\w-]*(?=\([\w.@]*\))/],
  ['value', /^(?:true|false|null|-?\d+(?:\.\d+)?)(?=[\s,\]}]|$)/],
  ['mark', /^[[\]{}:,()]|^-(?=\s)/],
  ['plain', /^[\w.@*/-]+|^\s+|^./],
]

/** One line of YAML or JSON in coloured parts. Their texts together are the line, whatever is in it. */
export function paintLine(line: string): Token[] {
  const tokens: Token[] = []
  let rest = line
  while (rest !== '') {
    // A comment starts a line or follows a space; elsewhere # is a sign like any other.
    const afterSpace = rest.length === line.length || /\s/.test(line[line.length - rest.length - 1])
    for (const [kind, pattern] of PATTERNS) {
      const found = pattern.exec(rest)
      if (!found || (kind === 'comment' && !afterSpace)) continue
      const last = tokens.at(-1)
      // A quoted JSON key is a key.
      const named = kind === 'text' && /^\s*:/.test(rest.slice(found[0].length)) ? 'key' : kind
      if (last && last.kind === named) last.text += found[0]
      else tokens.push({ kind: named, text: found[0] })
      rest = rest.slice(found[0].length)
      break
    }
  }
  return tokens
}

/** Marks the part that stands at a column, counted from 1, or the next one after blanks; past the end the last part is meant. */
export function markWrong(tokens: readonly Token[], column: number): Token[] {
  let end = 1
  const at = tokens.findIndex((token) => {
    end += token.text.length
    return column < end && token.text.trim() !== ''
  })
  const wrong = at < 0 ? tokens.findLastIndex((token) => token.text.trim() !== '') : at
  return tokens.map((token, i) => (i === wrong ? { ...token, wrong: true } : token))
}

/** Where in the text a problem stands. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n')
  const row = Math.min(Math.max(1, line), lines.length) - 1
  const before = lines.slice(0, row).reduce((sum, one) => sum + one.length + 1, 0)
  return before + Math.min(Math.max(1, column) - 1, lines[row].length)
}
