import { seeded } from './random.mjs'

const HOSTS = ['web1', 'web2', 'db1', 'vpn-1', 'mail-1']
const USERS = ['ada', 'grace', 'linus', 'radia', 'root', 'deploy']
const REASONS = [
  ['MALFORMED', 'The JSON object ends in the middle of a text.', (i) => `{"ts":"2026-11-30T01:${String(i % 60).padStart(2, '0')}:11Z","event":"login","user":"ada","host":"web1","outcome":"succ`],
  ['MISSING_TIME', 'No field tells when it happened.', (i) => `{"event":"flow","src_ip":"10.1.0.${i % 250}","dst_ip":"10.2.0.9","bytes":1882}`],
  ['UNSUPPORTED', 'The event looks like none of the known formats.', (i) => `@@ ${i} heartbeat <img src=x onerror="document.title=1"> from collector-${i % 4} @@`],
  ['TOO_LARGE', 'An event has at most 1 MiB, this one has more.', (i) => `{"message":"${'x'.repeat(300)}","n":${i}}`],
]

/** One made-up feed: its counters grow by themselves, its letters can be replayed. */
export class FeedStore {
  constructor({ name = 'office', graph = 'feed01', rate = 240, letters = 64, older = false, empty = false, failing = false, mapping, history = 0, windowSeconds = 86_400, received = 1_204_880, left = 48_212, tooOld = 0, lastEventAt } = {}) {
    Object.assign(this, { name, graph, rate, older, failing, windowSeconds, left, tooOld, lastEventAt, calls: [] })
    this.random = seeded(name.length * 7)
    this.reading = mapping ? { mapping } : { format: 'auto', zone: 'Europe/Berlin', preamble: '', rules: '', wanted: ['loaded'] }
    this.started = Date.now() - history
    this.replayed = 0
    this.base = empty ? 0 : received
    this.empty = empty
    this.letters = empty ? [] : Array.from({ length: letters }, (_, i) => this.letter(i))
    this.tokens = empty ? [] : [
      { id: 't1', label: 'rsyslog on web1', createdAt: '2026-11-22T08:00:00Z', lastUsedAt: new Date(Date.now() - 4000).toISOString() },
      { id: 't2', label: 'Filebeat, mail servers', createdAt: '2026-11-25T10:30:00Z', lastUsedAt: null },
    ]
  }

  letter(i) {
    const [reason, detail, text] = REASONS[[0, 1, 0, 2, 0, 1, 3, 2][i % 8]]
    const binary = i % 9 === 4
    const body = binary ? '\\x93NUMPY\\x01\\x00v\\x00{\\xff\\xfe' : text(i)
    return {
      id: `l${i}`, at: new Date(Date.now() - 20_000 - i * 97_000).toISOString(), stage: 'INGEST', reason: binary ? 'UNSUPPORTED' : reason,
      detail: binary ? 'The bytes are no text in UTF-8.' : detail, position: i % 3 === 0 ? `byte ${body.length}` : 'line 1', text: body,
      bytes: reason === 'TOO_LARGE' && !binary ? 1_204_311 : Buffer.byteLength(body), binary, replayed: i === 6,
    }
  }

  describe() {
    return { success: true, name: this.name, graph: this.graph, ...this.reading, windowSeconds: this.windowSeconds, createdAt: '2026-11-22T08:00:00Z', ...(this.older ? {} : { health: this.health() }) }
  }

  health() {
    if (this.empty) return { received: 0, taken: 0, filtered: [], rejected: [], replayed: 0, perSecond: 0, lag: 0, lastEventAt: null, lastReceivedAt: null, doors: [], late: 0, tooOld: 0, left: 0 }
    const seconds = (Date.now() - this.started) / 1000
    const received = Math.floor(this.base + seconds * this.rate)
    const rejected = REASONS.map(([reason], i) => ({ reason, count: Math.floor(received * (this.failing ? 0.08 : [0.0009, 0.0004, 0.00021, 0.00002][i])) }))
    const filtered = [['windows.sysmon/sysmon-state', 0.031], ['zeek.stats/zeek-state', 0.0142], ['linux.auth/session-noise', 0.0061]].map(([rule, share]) => ({ rule, count: Math.floor(received * share) }))
    const lag = this.rate > 0 ? 37 : 0
    const ended = [...rejected, ...filtered].reduce((sum, one) => sum + one.count, 0)
    const wave = 1 + 0.35 * Math.sin(seconds / 9) + 0.2 * Math.sin(seconds / 2.3)
    const last = this.rate > 0 ? new Date(Date.now() - 700).toISOString() : '2026-11-29T21:10:00Z'
    return {
      received, taken: received - ended - lag, filtered, rejected, replayed: this.replayed, perSecond: Math.round(this.rate * wave * 10) / 10, lag,
      lastEventAt: this.lastEventAt ?? last, lastReceivedAt: last, late: 412, tooOld: this.tooOld, left: this.left,
      doors: [
        { door: 'relp', accepted: Math.floor(received * 0.62), dropped: 0, lastAt: last },
        { door: 'elastic', accepted: Math.floor(received * 0.3), dropped: 0, lastAt: last },
        { door: 'syslog', accepted: received - Math.floor(received * 0.62) - Math.floor(received * 0.3), dropped: 1204, lastAt: '2026-11-30T01:10:00Z' },
      ],
    }
  }

  page(query) {
    const reason = query.get('reason')
    const all = this.letters.filter((letter) => !reason || letter.reason === reason)
    const from = query.get('before') ? all.findIndex((letter) => letter.id === query.get('before')) + 1 : 0
    const letters = all.slice(from, from + Math.min(20, Number(query.get('limit') ?? 50)))
    return { letters, next: from + letters.length < all.length ? letters.at(-1).id : null }
  }

  replay(wanted) {
    const asked = wanted.letters ?? this.letters.filter((letter) => letter.reason === wanted.reason).map(({ id }) => ({ id }))
    const skipped = []
    let replayed = 0
    for (const { id } of asked) {
      const letter = this.letters.find((one) => one.id === id)
      // One that somebody else has replayed meanwhile, and one that retention has removed.
      const why = !letter || id === 'l3' ? 'there is no such letter, or it is gone' : letter.replayed || id === 'l1' ? 'already replayed' : null
      if (why) skipped.push({ id, why })
      else {
        letter.replayed = true
        replayed++
      }
    }
    this.replayed += replayed
    return { success: true, replayed, skipped }
  }

  /** Lines of an office, for a preview without a sample. */
  newest() {
    const pick = (list) => list[Math.floor(this.random() * list.length)]
    return Array.from({ length: 12 }, (_, i) =>
      i % 6 === 4 ? `{"event":"flow","src_ip":"10.1.0.${i}","dst_ip":"10.2.0.9"` : `<38>Nov 30 02:1${i % 6}:24 ${pick(HOSTS)} sshd[${1200 + i}]: Accepted publickey for ${pick(USERS)} from 192.0.2.${i + 3} port ${50_000 + i} ssh2`,
    )
  }
}
