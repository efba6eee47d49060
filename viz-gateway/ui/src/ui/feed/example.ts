/** A mapping to start from: who logs in where, and which machine talks to which. */
export const EXAMPLE_MAPPING = `{
  "time": "time",
  "relations": [
    {
      "name": "logs in to",
      "source": { "column": "user", "type": "user" },
      "destination": { "column": "host", "type": "host" },
      "when": { "event": "login" }
    },
    {
      "name": "connects to",
      "source": { "column": "src_ip", "type": "ip" },
      "destination": { "column": "dst_ip", "type": "ip" },
      "when": { "event": "flow" },
      "sums": ["bytes"]
    }
  ],
  "attributes": ["outcome", "port"]
}`

export const EXAMPLE_EVENT = '{"time":"2026-11-22T10:00:00Z","event":"login","user":"ada","host":"web-1","outcome":"success"}'

export const EXAMPLE_LINE = '<38>Nov 22 13:43:24 web1 sshd[12]: Accepted publickey for ada from 192.0.2.7 port 5022 ssh2'

/** Names of feeds stand in addresses. */
export const NAME_RULE = /^[a-z0-9][a-z0-9._-]{0,62}$/

/** Two commands for a shell: get a token, post an event. The password is asked for, never shown. */
export function curlLine(origin: string, name: string, user: string, event: string): string {
  return [
    'read -rs PASSWORD',
    `TOKEN=$(curl -s ${origin}/api-token-auth/ -H 'Content-Type: application/json' \\`,
    `  -d '{"username":"${user}","password":"'"$PASSWORD"'"}' | grep -o '"token":"[^"]*' | cut -d'"' -f4)`,
    `curl ${origin}/api/v1/feeds/${name || 'NAME'}/events \\`,
    '  -H "Authorization: Bearer $TOKEN" -H "Content-Type: text/plain" \\',
    `  --data-binary '${event}'`,
  ].join('\n')
}

/** What is wrong with a mapping before the server sees it; empty when nothing is. */
export function mappingProblem(text: string): string {
  let mapping: unknown
  try {
    mapping = JSON.parse(text)
  } catch (error) {
    return `Not JSON: ${(error as Error).message}`
  }
  const relations = (mapping as { relations?: unknown } | null)?.relations
  if (!Array.isArray(relations) || relations.length === 0) return 'The mapping needs "relations" with at least one entry.'
  for (const [i, relation] of relations.entries()) {
    for (const end of ['source', 'destination'] as const) {
      const column = (relation as Record<string, { column?: unknown } | undefined>)?.[end]?.column
      if (typeof column !== 'string' || column === '') return `relations[${i}].${end}.column must name a field of the event.`
    }
  }
  return ''
}
