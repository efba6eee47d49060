import { describe, expect, it, vi } from 'vitest'
import { api, details, refusal } from '../../src/api/client'
import { mappingProblem, EXAMPLE_MAPPING, NAME_RULE } from '../../src/ui/feed/example'
import { bytes, rate, short, span, whole } from '../../src/ui/format'
import { formatIn, formatOf, isGraph, looksLikeEdges, titleOf } from '../../src/ui/upload/formats'
import { guessEnds, guessNode, guessPlace } from '../../src/ui/upload/guess'
import { delimiterOf, parseCsv, previewCsv, previewJson } from '../../src/ui/upload/preview'

describe('guessing the ends of an edge', () => {
  it.each([
    [['source', 'target', 'weight'], 'source', 'target'],
    [['ts', 'src_ip', 'src_port', 'dst_ip', 'dst_port'], 'src_ip', 'dst_ip'],
    [['id.orig_h', 'id.orig_p', 'id.resp_h'], 'id.orig_h', 'id.resp_h'],
    [['From', 'To'], 'From', 'To'],
    [['to', 'from'], 'from', 'to'],
    [['user', 'host', 'time'], 'user', 'host'],
    [['DestinationAddress', 'SourceAddress'], 'SourceAddress', 'DestinationAddress'],
    [['x1', 'x2', 'x3'], 'x1', 'x2'],
    [['only'], 'only', 'only'],
    [['amount', 'receiver', 'sender'], 'sender', 'receiver'],
  ])('%j', (columns, source, destination) => expect(guessEnds(columns)).toEqual({ source, destination }))

  it('prefers an id for nodes', () => expect(guessNode(['colour', 'id', 'name'])).toBe('id'))
})

describe('guessing where nodes are', () => {
  it.each([
    [['id', 'lon', 'lat'], 'lon', 'lat'],
    [['Latitude', 'Longitude'], 'Longitude', 'Latitude'],
    [['lng', 'LAT'], 'lng', 'LAT'],
    [['id', 'lat'], '', ''],
    [['longest', 'latest'], '', ''],
    [['x', 'y'], '', ''],
  ])('%j', (columns, longitude, latitude) => expect(guessPlace(columns)).toEqual({ longitude, latitude }))
})

describe('what a dataset is made of', () => {
  const columns = { source: 'a', destination: 'b', node: 'id', longitude: 'lon', latitude: 'lat' }
  const bindings = async (asked: typeof columns) => {
    let body = ''
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      body = String(init.body)
      return Promise.resolve(new Response('{"data":{"dataset_id":"d"}}'))
    })
    expect(await api.createDataset('name', asked)).toBe('d')
    vi.unstubAllGlobals()
    return JSON.parse(body).node_encodings.bindings
  }

  it('names the columns of places', async () =>
    expect(await bindings(columns)).toEqual({ node: 'id', node_longitude: 'lon', node_latitude: 'lat' }))

  it('names none without a file of nodes, or without both', async () => {
    expect(await bindings({ ...columns, node: '' })).toEqual({})
    expect(await bindings({ ...columns, latitude: '' })).toEqual({ node: 'id' })
  })
})

describe('the beginning of a file', () => {
  it.each([['a,b,c', ','], ['a;b;c', ';'], ['a\tb', '\t'], ['"a,b";c', ';'], ['single', ',']])('of %j is split by %j', (line, sign) =>
    expect(delimiterOf(line)).toBe(sign))

  it('is read with quotes, line ends in cells and a byte order mark', () => {
    expect(previewCsv('\uFEFFa, b\r\n"x,""y""","1\n2"\r\n')).toEqual({ columns: ['a', 'b'], rows: [['x,"y"', '1\n2']] })
  })

  it('takes a limited number of rows', () => expect(parseCsv('a\nb\nc\nd', ',', 2)).toEqual([['a'], ['b']]))

  it('may be JSON lines or an array, also cut off in the middle', () => {
    const rows = '{"a":"}{","b":{"c":1}}'
    expect(previewJson(`${rows}\n{"a":2,"d":null}\n{"a":`)).toEqual({ columns: ['a', 'b', 'd'], rows: [['}{', '{"c":1}', ''], ['2', '', '']] })
    expect(previewJson(`[${rows}, `)?.columns).toEqual(['a', 'b'])
    expect(previewJson('nothing')).toBeNull()
  })

  it('has a format by its name', () => {
    expect(['A.CSV', 'b.ndjson', 'c.parquet', 'd.feather', 'e.exe', 'none'].map(formatOf)).toEqual(['csv', 'json', 'parquet', 'arrow', null, null])
    expect(titleOf('net_flow-2026.csv')).toBe('net flow 2026')
    expect(titleOf('net_flow.csv.gz')).toBe('net flow')
  })

  it('may be a whole graph, packed or not', () => {
    const names = ['a.gexf', 'b.GraphML.gz', 'c.mtx.xz', 'd.net', 'e.gv', 'f.graph.zip', 'g.csv.zst']
    expect(names.map(formatOf)).toEqual(['gexf', 'graphml', 'matrixmarket', 'pajek', 'dot', 'metis', 'csv'])
    expect(names.map((name) => isGraph(formatOf(name)))).toEqual([true, true, true, true, true, true, false])
  })

  it.each([
    ['0 1 1.0\n2 3 1.0\n', true],
    ['1\t2\n3\t4\n5', true],
    ['1,2\n3,4', true],
    ['# a comment\nann bob\nbob eve\n', true],
    ['source,target\n1,2\n', false],
    ['ann,bob\nbob,eve\n', false],
    ['1\n2\n', false],
    ['# nothing else\n', false],
    ['', false],
  ])('%j is a list of edges: %s', (text, is) => expect(looksLikeEdges(text)).toBe(is))

  it('is looked into when its name says only that it is text', async () => {
    expect(await formatIn(new File(['0 1\n1 2\n'], 'email.csv'))).toBe('edgelist')
    expect(await formatIn(new File(['a,b\n1,2\n'], 'email.csv'))).toBe('csv')
    expect(await formatIn(new File(['0 1\n1 2\n'], 'email.csv.gz'))).toBe('csv')
    expect(await formatIn(new File(['{}'], 'email.gexf'))).toBe('gexf')
  })
})

describe('a feed', () => {
  it('has an example that passes its own check', () => expect(mappingProblem(EXAMPLE_MAPPING)).toBe(''))

  it.each([
    ['{', /Not JSON/],
    ['{}', /relations/],
    ['{"relations":[{"source":{"column":"a"}}]}', /relations\[0\]\.destination\.column/],
    ['null', /relations/],
  ])('is refused with the reason: %s', (mapping, reason) => expect(mappingProblem(mapping)).toMatch(reason))

  it('has a name that can stand in an address', () => {
    expect(['office', 'a-1.x_y', '', 'Office', '../x', '-a'].map((name) => NAME_RULE.test(name))).toEqual([true, true, false, false, false, false])
  })
})

describe('answers of the gateway', () => {
  it('are read whatever the shape of a refusal', () => {
    expect(refusal(400, '{"message":"Row 17","error":"x"}')).toBe('Row 17')
    expect(refusal(400, '{"error":"only error"}')).toBe('only error')
    expect(refusal(502, '<html>')).toBe('The server answered 502.')
  })

  it('give the times of a node before its attributes', () => {
    expect(details({ firstSeen: '2026', lastSeen: null, attributes: { a: 1 } })).toEqual({ attributes: { 'first seen': '2026', 'last seen': null, a: 1 }, lines: [] })
    expect(details({ technique: 'T1110', sums: { failures: 3 }, attributes: {} }).attributes).toMatchObject({ technique: 'T1110', 'failures, all': 3 })
  })
})

describe('figures', () => {
  const plain = (text: string) => text.replaceAll('\u202f', ' ')
  it('are short and steady', () => {
    expect([0, 999, 9_999, 12_345, 812_431, 1_234_567].map((n) => plain(short(n)))).toEqual(['0', '999', '9 999', '12.3 k', '812 k', '1.2 M'])
    expect(plain(whole(1_234_567))).toBe('1 234 567')
    expect([0, 12.34, 1234].map((n) => plain(rate(n)))).toEqual(['0', '12.3', '1 234'])
    expect([500, 2048, 3 << 20].map((n) => plain(bytes(n)))).toEqual(['500 B', '2.0 kB', '3.0 MB'])
    expect([5, 65, 7200].map((n) => plain(span(n)))).toEqual(['5 s', '1 min', '2 h'])
  })
})
