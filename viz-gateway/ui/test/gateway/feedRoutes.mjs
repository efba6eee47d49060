import { preview } from './mapper.mjs'

const RULES = {
  files: [
    { name: 'linux.yaml', text: '# Logons and accounts from syslog, and the audit daemon.\ndatasets: [linux.auth, linux.auditd]\n\nrelations:\n  - {name: ssh, from: ip(source.ip), to: host(host), when: {process.name: sshd}, label: event.action}\n  - {name: logged-on, from: user(user), to: host(host), when: {event.action: [ssh_login, logged-on]}}\n  - {name: opened, from: file(process.executable), to: file(file.path), when: {file.path: "*"}, noisy: true}\n  - {name: on, from: user(user), to: host(host), unless: {process.name: sshd}, noisy: true}\n' },
    { name: 'windows-sysmon.yaml', text: '# Sysmon.\ndatasets: [windows.sysmon]\n\nignored:\n  - {name: sysmon-state, when: {event.code: ["4", "16"]}}\n\nrelations:\n  - {name: spawned, from: process(process.parent), to: process(process), when: {event.code: "1"}, label: process.command_line}\n  - {name: loaded, from: process(process), to: file(dll.path), when: {event.code: "7"}, noisy: true}\n  - {name: set-registry, from: process(process), to: registry(registry.path), when: {event.code: ["12", "13", "14"]}, noisy: true}\n  - {name: piped, from: process(process), to: pipe(pipe.name), when: {event.code: ["17", "18"]}, noisy: true}\n' },
    { name: 'zeek.yaml', text: "# Zeek's logs, tab separated or JSON.\ndatasets: [zeek.*]\n\nrelations:\n  - {name: connects, from: ip(source.ip), to: ip(destination.ip), when: {event.dataset: zeek.conn}, label: destination.port}\n  - {name: used-agent, from: ip(source.ip), to: value(user_agent.original), when: {event.dataset: zeek.http}, noisy: true}\n  - {name: odd, from: ip(source.ip), to: ip(destination.ip), when: {event.dataset: zeek.weird}, noisy: true}\n" },
  ],
  formats: ['auto', 'zeek.tsv', 'windows.xml', 'cef', 'leef', 'syslog', 'json', 'access'],
}

/** The routes of feeds: `[status, body]`, or null for an address that is not one of them. */
export function feedRoutes(stores, method, url, body) {
  const { pathname, searchParams } = url
  const json = () => JSON.parse(body.toString() || '{}')
  if (pathname === '/api/v1/rules') return [200, RULES]
  if (pathname === '/api/v1/mappings:preview' && method === 'POST') return [200, preview(json(), json().sample.trimEnd().split('\n'))]
  if (pathname === '/api/v1/feeds' && method === 'GET') return [200, { feeds: stores.map((store) => store.describe()) }]
  const found = /^\/api\/v1\/feeds\/([^/]+)(?:\/(.*))?$/.exec(pathname)
  if (!found) return null
  const store = stores.find((one) => one.name === decodeURIComponent(found[1]))
  if (!store || (store.older && found[2] !== 'events')) return [404, refusal(404, 'Not found')]
  store.calls.push({ method, path: found[2] ?? '', body: body.length > 0 ? json() : undefined })
  return [200, ...oneFeed(store, method, found[2] ?? '', searchParams, json)]
}

function oneFeed(store, method, rest, query, json) {
  const token = /^tokens\/(.+)$/.exec(rest)
  if (token && method === 'DELETE') {
    store.tokens = store.tokens.filter((one) => one.id !== token[1])
    return [{ success: true }]
  }
  switch (`${method} ${rest}`) {
    case 'GET ':
      return [store.describe()]
    case 'PUT ': {
      const { windowSeconds, ...reading } = json()
      store.reading = reading
      store.windowSeconds = windowSeconds
      return [store.describe()]
    }
    case 'GET dead-letters':
      return [store.page(query)]
    case 'POST dead-letters:replay':
      return [store.replay(json())]
    case 'POST mappings:preview': {
      const wanted = { ...store.reading, ...json() }
      return [preview(wanted, wanted.sample ? wanted.sample.trimEnd().split('\n') : store.empty ? [] : store.newest())]
    }
    case 'GET tokens':
      return [{ tokens: store.tokens }]
    case 'POST tokens': {
      const id = `t${store.tokens.length + 1}`
      store.tokens.push({ id, label: json().label, createdAt: new Date().toISOString(), lastUsedAt: null })
      return [{ success: true, id, token: 'orf_5Qm1c0h8Zr2xKp7tWv4nLd9sYb3eJg6u' }]
    }
    default:
      return [undefined]
  }
}

function refusal(status, message) {
  return { success: false, error: message, message, error_code: status, data: {} }
}
