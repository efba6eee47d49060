// What the fake gateway makes of lines: enough of sshd, Zeek and JSON that a preview looks as the real one does.

/** The answer to `mappings:preview`. */
export function preview({ rules = '', wanted = [] }, lines) {
  const problems = wrongIn(rules)
  if (problems.length > 0) return { success: true, problems, events: [], counts: { events: 0, mapped: 0, filtered: 0, rejected: 0, nodes: 0, edges: 0 } }
  const events = lines.map((line, i) => ({ line: i + 1, ...read(line, rules, wanted) }))
  const of = (outcome) => events.filter((event) => event.outcome === outcome).length
  const relations = events.flatMap((event) => event.relations)
  const nodes = new Set(relations.flatMap(({ source, destination }) => [source, destination].map((end) => `${end.type}:${end.id}`)))
  const edges = new Set(relations.map((one) => `${one.source.id} ${one.relation} ${one.destination.id}`))
  return { success: true, problems, events, counts: { events: events.length, mapped: of('mapped'), filtered: of('filtered'), rejected: of('rejected'), nodes: nodes.size, edges: edges.size } }
}

/** Two mistakes that the real reader names too. */
function wrongIn(rules) {
  return rules.split('\n').flatMap((text, i) => {
    const kind = /\b(?:from|to):\s*([a-z]+)\(/.exec(text)
    if (kind && kind[1] === 'adress') return [{ line: i + 1, column: kind.index + kind[0].indexOf('adress') + 1, message: "'adress' is no type of entity; there are host, user, process, hash, file, ip, mac, domain" }]
    return /\t/.test(text) ? [{ line: i + 1, column: text.indexOf('\t') + 1, message: 'A tab may not indent; use spaces' }] : []
  })
}

const end = (type, id, label = id) => ({ type, id, label })
const relation = (source, name, destination, label = '') => ({ source, destination, relation: name, label })

function read(line, rules, wanted) {
  const ssh = /^<(\d+)>(\w+ +\d+ [\d:]+) (\S+) sshd\[(\d+)\]: (Accepted|Failed) (\S+) for (?:invalid user )?(\S+) from (\S+) port (\d+)/.exec(line)
  if (ssh) {
    const [, , time, host, pid, word, method, user, ip, port] = ssh
    const accepted = word === 'Accepted'
    return {
      format: 'linux.auth', outcome: 'mapped', fields: { '@timestamp': `2026 ${time}`, 'event.dataset': 'linux.auth', 'event.action': 'ssh_login', 'event.outcome': accepted ? 'success' : 'failure', 'host.name': host, 'process.name': 'sshd', 'process.pid': Number(pid), 'source.ip': ip, 'source.port': Number(port), 'user.name': user, 'ssh.method': method },
      relations: [
        relation(end('ip', ip), 'ssh', end('host', host), accepted ? 'ssh_login' : 'failure'),
        relation(end('user', user === 'root' ? `${host}\\root` : user, user), 'logged-on', end('host', host)),
        ...(wanted.includes('on') ? [relation(end('user', user), 'on', end('host', host))] : []),
      ],
    }
  }
  if (/session (opened|closed)|zeek-state|CRON/.test(line)) return { format: 'linux.auth', outcome: 'filtered', rule: 'linux.auth/session-noise', fields: { message: line.slice(0, 120) }, relations: [] }
  try {
    const event = JSON.parse(line)
    const fields = Object.fromEntries(Object.entries(event).map(([key, value]) => [key, value]))
    const [from, to] = [event.src_ip ?? event['id.orig_h'], event.dst_ip ?? event['id.resp_h']]
    const relations = from && to ? [relation(end('ip', from), 'connects', end('ip', to), String(event.dst_port ?? event['id.resp_p'] ?? ''))] : []
    if (event.user && event.host) relations.push(relation(end('user', event.user), 'logged-on', end('host', event.host)))
    if (from && to && event.conn_state === 'S0' && rules.includes('scanned')) relations.push(relation(end('ip', from), 'scanned', end('ip', to), String(event['id.resp_p'])))
    if (event.query) relations.push(relation(end('ip', from ?? '10.1.0.4'), 'queried', end('domain', event.query), 'A'))
    return { format: event.uid ? 'zeek.conn' : 'json', outcome: 'mapped', fields, relations }
  } catch (error) {
    if (line.startsWith('{')) return { format: 'json', outcome: 'rejected', reason: 'MALFORMED', detail: 'The JSON object ends in the middle of a text.', fields: {}, relations: [] }
    return { format: '', outcome: 'rejected', reason: 'UNSUPPORTED', detail: 'The event looks like none of the known formats.', fields: {}, relations: [] }
  }
}
