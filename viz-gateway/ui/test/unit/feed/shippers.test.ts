import { describe, expect, it } from 'vitest'
import { serverOf, SHIPPERS, TOKEN, type Place } from '../../../src/ui/feed/connect/shippers'

const place: Place = { origin: 'https://orrery.example.com', feed: 'office-logs', owner: 'ada', token: null }
const ways = SHIPPERS.flatMap((shipper) => shipper.ways.map((way) => ({ id: shipper.id, title: way.title, way })))

describe('lines for shippers', () => {
  it('are there for each that the page names', () => {
    expect(SHIPPERS.map((shipper) => shipper.id)).toEqual(['rsyslog', 'syslog-ng', 'filebeat', 'vector', 'fluent-bit', 'logstash', 'elastic-clients', 'opentelemetry', 'splunk', 'kafka-connect', 'kafka-topics', 'folder', 'curl', 'orrery'])
  })
  it('claim no test of a client that nobody here can run', () => {
    const tested = ways.filter(({ way }) => way.tested).map(({ title }) => title)
    const unknown = /beat|vector|fluent|logstash|collector|connect$|sink|^es output/i
    expect(tested.filter((title) => unknown.test(title))).toEqual([])
    for (const id of ['filebeat', 'vector', 'fluent-bit', 'logstash']) expect(ways.filter((one) => one.id === id).some(({ way }) => way.tested)).toBe(false)
  })
  it('name the port, which several shippers take for 9200 otherwise', () => {
    expect(serverOf(place).url).toBe('https://orrery.example.com:443')
    expect(serverOf({ ...place, origin: 'http://127.0.0.1:8080' })).toMatchObject({ url: 'http://127.0.0.1:8080', secure: false, port: '8080' })
  })
  it.each(ways)('$id, $title: names this server or leaves it to the operator, and takes the token', ({ way }) => {
    const text = way.text(place)
    const ofOperator = /"HOST"|BROKER|^folders:|security\.protocol|orrery feed/.test(text)
    expect(text.includes('orrery.example.com') || ofOperator).toBe(true)
    if (ofOperator) return
    expect(text).toContain(TOKEN)
    const filled = way.text({ ...place, token: 'orf_secret' })
    expect(filled).toContain('orf_secret')
    expect(filled).not.toContain(TOKEN)
  })
  it('are YAML that keeps its backslashes and any owner’s name', () => {
    const text = (id: string) => ways.find((one) => one.id === id)!.way.text({ ...place, owner: 'ada, "b"' })
    expect(text('kafka-topics')).toBe('kafka:\n  - {feed: "ada, \\"b\\"/office-logs", bootstrap: "BROKER:9092", topics: "logs\\\\..*", properties: "/etc/orrery/kafka.properties"}')
    expect(text('folder')).toContain('include: "*.log*"}')
  })
  it('go to the doors’ own addresses', () => {
    const all = ways.map(({ way }) => way.text(place)).join('\n')
    for (const path of ['/elastic"', 'path: /elastic', '/services/collector/event', '/v1/logs', '/api/v1/feeds/office-logs/events']) expect(all).toContain(path)
  })
  it('put no secret into an address', () => {
    const all = ways.map(({ way }) => way.text({ ...place, token: 'orf_secret' })).join('\n')
    expect(all).not.toMatch(/https?:\/\/[^\s"']*orf_secret/)
  })
})
