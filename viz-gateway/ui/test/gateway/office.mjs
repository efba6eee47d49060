import { seeded } from './random.mjs'

const TEAMS = ['finance', 'sales', 'research', 'legal', 'people', 'support', 'platform', 'security', 'design', 'plant', 'field', 'board']
const FIRST = ['ada', 'grace', 'linus', 'barbara', 'edsger', 'radia', 'ken', 'margaret', 'alan', 'hedy', 'tim', 'frances', 'dennis', 'karen', 'niklaus', 'shafi', 'leslie', 'jean', 'john', 'annie']
const LAST = ['keller', 'osei', 'novak', 'silva', 'ito', 'haddad', 'moreau', 'larsen', 'rossi', 'okafor', 'weber', 'khan', 'nagy', 'santos', 'lindqvist', 'petrov']
const DOMAINS = ['login.example.com', 'mail.example.com', 'files.example.com', 'wiki.example.com', 'crm.example.com', 'cdn.example.net', 'updates.example.org', 'time.example.org']

/** An office as logs show it: people, machines, addresses, names and programs, in teams with shared servers. */
export function office(size, seed = 7) {
  const random = seeded(seed)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const nodes = []
  const edges = new Map()
  const node = (type, label, id = `${type}:${label}`) => nodes.push({ id, label, type, degree: 0, count: 1 + Math.floor(random() * 400) }) - 1
  const link = (source, destination, relation) => {
    const key = `${source} ${destination} ${relation}`
    const known = edges.get(key)
    if (known) return void known.count++
    edges.set(key, { source, destination, relation, count: 1 })
    nodes[source].degree++
    nodes[destination].degree++
  }
  const core = ['dc-1', 'dc-2', 'mail-1', 'proxy-1', 'files-1', 'vpn-1'].map((name) => node('server', name))
  const domains = DOMAINS.map((name) => node('domain', name))
  const programs = ['chrome.exe', 'outlook.exe', 'excel.exe', 'teams.exe', 'powershell.exe', 'svchost.exe'].map((name) => node('process', name))
  const perTeam = Math.max(8, Math.floor((size - nodes.length) / TEAMS.length / 4.1))
  for (const [t, team] of TEAMS.entries()) {
    const servers = [1, 2, 3].map((i) => node('server', `${team}-srv-${i}`))
    for (const server of servers) link(server, pick(core), 'connects to')
    const hosts = []
    for (let i = 0; i < perTeam; i++) {
      const person = `${pick(FIRST)}.${pick(LAST)}`
      const user = node('user', person, `user:${person}.${t}.${i}`)
      const host = node('host', `ws-${team.slice(0, 3)}-${String(i + 1).padStart(3, '0')}`)
      const address = node('ip', `10.${t + 1}.${Math.floor(i / 250)}.${(i % 250) + 2}`)
      hosts.push(host)
      link(user, host, 'logs in to')
      link(host, address, 'has address')
      link(address, pick(servers), 'connects to')
      if (random() < 0.5) link(address, servers[0], 'connects to')
      if (random() < 0.22) link(user, pick(servers), 'logs in to')
      if (random() < 0.1) link(address, pick(core), 'connects to')
      if (random() < 0.09) link(address, pick(domains), 'looks up')
      if (random() < 0.06) link(host, pick(programs), 'runs')
      if (random() < 0.05 && i > 0) link(user, pick(hosts), 'logs in to')
      if (random() < 0.75) link(address, node('domain', `${pick(['cdn', 'api', 'img', 'news', 'shop', 'ads', 'maps'])}${Math.floor(random() * 900)}.example.net`), 'looks up')
    }
  }
  return { nodes, edges: [...edges.values()] }
}

/** The attack that the live mode plays: guessing from outside, then moving through the machines. */
export function* attack(graph, seed = 11) {
  const random = seeded(seed)
  const hosts = graph.nodes.flatMap((node, slot) => (node.type === 'host' ? [slot] : []))
  const vpn = graph.nodes.findIndex((node) => node.label === 'vpn-1')
  for (let i = 0; ; i++) {
    const stage = i % 90
    if (stage < 40) yield { node: { id: `ip:203.0.113.${i}`, label: `203.0.113.${i % 250}`, type: 'external' }, to: vpn, relation: 'guesses password of' }
    else yield { node: { id: `process:tool-${i}`, label: `tool-${i}.exe`, type: 'process' }, to: hosts[Math.floor(random() * hosts.length)], relation: 'runs on' }
  }
}
