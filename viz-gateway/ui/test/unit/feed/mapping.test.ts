import { describe, expect, it } from 'vitest'
import type { Feed, Preview } from '../../../src/api/feedTypes'
import { bodyOf, changes, draftOf, effects, losesEdges, previewOf, readsLines } from '../../../src/ui/feed/mapping/draft'
import { breakLine, indent, type Edit } from '../../../src/ui/feed/mapping/edit'
import { EXAMPLE_RULES } from '../../../src/ui/feed/mapping/exampleRules'
import { markWrong, offsetOf, paintLine } from '../../../src/ui/feed/mapping/highlight'
import { Kinds } from '../../../src/ui/feed/mapping/kinds'
import { noisyRelations, otherWanted } from '../../../src/ui/feed/mapping/noisy'

const feed: Feed = { name: 'a', graph: 'g', windowSeconds: 60, createdAt: '', format: 'auto', zone: 'UTC', preamble: '', rules: '', wanted: ['loaded'] }
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const textOf = (line: string) => paintLine(line).map((token) => token.text).join('')
const kindOf = (line: string, text: string) => paintLine(line).find((token) => token.text === text)?.kind

describe('the painter', () => {
  it.each(['', '  - {name: x, when: {a.b: ["4", "16"]}}', '"unclosed \\', "it's # odd", '\t<b>&amp;</b>', '🙂: é # ü', '---', ...EXAMPLE_RULES.split('\n')])('keeps the line %j as it is', (line) => expect(textOf(line)).toBe(line))
  it('tells keys, texts, entities, values and comments', () => {
    expect(kindOf('from: ip(source.ip)', 'from')).toBe('key')
    expect(kindOf('from: ip(source.ip)', 'ip')).toBe('entity')
    expect(kindOf('noisy: true', 'true')).toBe('value')
    expect(kindOf('{"time": "t"}', '"time"')).toBe('key')
    expect(kindOf('{"time": "t"}', '"t"')).toBe('text')
    expect(kindOf('a: b # c', '# c')).toBe('comment')
    expect(paintLine('a: b#c').some((token) => token.kind === 'comment')).toBe(false)
  })
  it('marks the word at a column, and the last one past the end', () => {
    const wrong = (column: number) => markWrong(paintLine('to: adress(x)'), column).find((token) => token.wrong)?.text
    expect([wrong(1), wrong(4), wrong(5), wrong(99)]).toEqual(['to', 'adress', 'adress', ')'])
  })
  it('finds the place of a problem in the text', () => {
    expect([offsetOf('ab\ncd\n', 2, 2), offsetOf('ab', 9, 9), offsetOf('', 1, 1)]).toEqual([4, 2, 0])
  })
})

describe('the keys of the editor', () => {
  const after = (text: string, edit: Edit) => `${text.slice(0, edit.from)}${edit.insert}${text.slice(edit.to)}`
  it('indents at the caret', () => expect(after('ab', indent('ab', 1, 1, false))).toBe('a  b'))
  it('indents and unindents all lines of a selection', () => {
    const deeper = indent('a\n\nb\nc', 0, 4, false)
    expect(after('a\n\nb\nc', deeper)).toBe('  a\n\n  b\nc')
    expect(after('  a\n b\nc', indent('  a\n b\nc', 1, 6, true))).toBe('a\nb\nc')
  })
  it('does not take up the line after a selection that ends with its line', () => expect(after('a\nb', indent('a\nb', 0, 2, false))).toBe('  a\nb'))
  it('takes an indentation away at the caret', () => expect(after('  ab', indent('  ab', 3, 3, true))).toBe('ab'))
  it('keeps the depth on a new line, and goes deeper after a colon', () => {
    expect(breakLine('  a', 3, 3).insert).toBe('\n  ')
    expect(breakLine('  when:', 7, 7).insert).toBe('\n    ')
  })
})

describe('the draft', () => {
  const saved = draftOf(feed)
  it('changes nothing by itself', () => {
    expect(changes(saved, saved)).toEqual([])
    expect(bodyOf(saved)).toEqual({ format: 'auto', zone: 'UTC', preamble: '', rules: '', wanted: ['loaded'], windowSeconds: 60 })
  })
  it('says what would change', () => {
    expect(changes(saved, { ...saved, format: 'cef', zone: 'Europe/Berlin', rules: 'a\nb\n', wanted: ['odd'] })).toEqual(['format auto → cef', 'zone UTC → Europe/Berlin', 'rules: +2 lines', 'odd on', 'loaded off'])
    const rules = { ...saved, rules: 'a\nb' }
    expect(changes(rules, { ...rules, rules: 'b\na' })).toEqual(['rules: order or blank lines'])
    expect(changes(rules, { ...rules, rules: 'a\nc' })).toEqual(['rules: +1 −1 lines'])
    expect(changes(rules, { ...rules, rules: 'a' })).toEqual(['rules: −1 line'])
    expect(changes(rules, { ...rules, rules: ' ' })).toEqual(['rules removed'])
  })
  it.each([
    [60, 3600, 'window 1 minute → 1 hour', false],
    [3600, 60, 'window 1 hour → 1 minute', true],
    [0, 86_400, 'window keep all → 1 day', true],
    [86_400, 0, 'window 1 day → keep all', false],
    [3600, NaN, 'window 1 hour → ?', false],
  ])('says what a window of %d seconds that becomes %d does', (before, after, words, loses) => {
    const [old, fresh] = [before, after].map((windowSeconds) => ({ ...saved, windowSeconds }))
    expect(changes(old, fresh).map(plain)).toEqual([words])
    expect(losesEdges(old, fresh)).toBe(loses)
    expect(effects(old, fresh)).toMatch(loses ? /^With the next event, edges that are older than/ : /^What has left comes back only/)
  })
  it('says what becomes of events and of the graph when both change', () => {
    expect(effects(saved, { ...saved, rules: 'a' })).toBe('Events are read this way from now on; what is in the graph stays as it was read.')
    expect(effects(saved, { ...saved, rules: 'a', windowSeconds: 1 })).toMatch(/^Events are read.* With the next event/)
  })
  it('tries the pasted lines, or the newest events without a sample', () => {
    expect(previewOf(saved, 'x\n')).toEqual({ format: 'auto', zone: 'UTC', preamble: '', rules: '', wanted: ['loaded'], sample: 'x\n' })
    expect(previewOf(saved, ' \n')).not.toHaveProperty('sample')
  })
  it('keeps a mapping of one’s own', () => {
    const own = draftOf({ ...feed, mapping: { relations: [] } })
    expect(bodyOf(own)).toEqual({ mapping: { relations: [] }, windowSeconds: 60 })
  })
  it('keeps what it does not show: bundles, and a hypergraph with its time', () => {
    expect(bodyOf(draftOf({ ...feed, bundle: { most: 7 } }))).toMatchObject({ rules: '', bundle: { most: 7 } })
    const joined = draftOf({ name: 'a', graph: 'g', createdAt: '', windowSeconds: 60, hypergraph: { columns: ['user', 'ip'] }, time: 'ts' })
    expect(readsLines(joined)).toBe(false)
    expect(bodyOf({ ...joined, windowSeconds: 0 })).toEqual({ hypergraph: { columns: ['user', 'ip'] }, time: 'ts', windowSeconds: 0 })
    expect(previewOf(joined, 'x')).toEqual({ sample: 'x' })
  })
})

describe('noisy relations', () => {
  it('are found in both styles and gathered by name', () => {
    const found = noisyRelations([
      { name: 'one.yaml', text: '  - {name: quiet, from: a(x), to: b(y)}\n  - {name: odd, from: ip(x), to: ip(y), noisy: true}\n# {name: no, noisy: true}' },
      { name: 'two.yaml', text: '  - name: odd\n    from: ip(x)\n    to: ip(y)\n    noisy: true\n  - name: late\n    from: user(u)\n    to: host(h)\n    noisy: true' },
    ])
    expect(found).toEqual([{ name: 'odd', ends: 'ip → ip', files: ['one', 'two'] }, { name: 'late', ends: 'user → host', files: ['two'] }])
    expect(otherWanted(['odd', 'windows.sysmon/odd'], found)).toEqual(['windows.sysmon/odd'])
  })
})

describe('kinds in a preview', () => {
  const preview = (pairs: [string, string][]): Preview => ({
    problems: [], counts: { events: 0, mapped: 0, filtered: 0, rejected: 0, nodes: 0, edges: 0 },
    events: pairs.map(([type, id], line) => ({ line, format: '', outcome: 'mapped', fields: {}, relations: [{ source: { type, id, label: id }, destination: { type: 'printer', id: 'h', label: 'h' }, relation: 'r' }] })),
  })
  it('get the graph’s colours by how many there are, and keep them while one types', () => {
    const kinds = new Kinds()
    const first = kinds.colors(preview([['share', '1'], ['share', '2']]))
    expect([...first]).toEqual([['share', '#B2E2FA'], ['printer', '#F39406']])
    const second = kinds.colors(preview([['robot', 'a'], ['robot', 'b'], ['robot', 'c'], ['share', '1']]))
    expect(second.get('printer')).toBe('#F39406')
    expect(second.get('share')).toBe('#B2E2FA')
    expect(second.get('robot')).toBe('#3DC895')
  })
  it('of well-known kinds are those of every graph', () => {
    expect([...new Kinds().colors(preview([['user', 'a']]))]).toEqual([['user', '#F39406'], ['printer', '#B2E2FA']])
  })
})
