import type { ElementDetails, GraphSummary, InspectAnswer, Session } from './types'

/** What the gateway refused, in its own words. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** One request and its answer; an [ApiError] says what was refused. An aborted one rejects with the signal's reason. */
export async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      signal,
      credentials: 'same-origin',
      headers: body === undefined ? { Accept: 'application/json' } : { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  } catch {
    signal?.throwIfAborted()
    throw new ApiError(0, 'The server does not answer.')
  }
  const text = await response.text()
  if (!response.ok) throw new ApiError(response.status, refusal(response.status, text))
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** The sentence for people in an error answer, whatever its shape. */
export function refusal(status: number, text: string): string {
  try {
    const body = JSON.parse(text) as Record<string, unknown>
    for (const key of ['message', 'error', 'detail']) {
      if (typeof body[key] === 'string' && body[key] !== '') return body[key]
    }
  } catch {
    // not JSON: a proxy's page, say; its status tells more than its markup
  }
  return status === 401 ? 'Sign in first.' : `The server answered ${status}.`
}

const graphPath = (id: string) => `/api/v1/graphs/${encodeURIComponent(id)}`

export const api = {
  whoAmI: () => call<Session>('GET', '/api/v1/session'),
  signIn: (username: string, password: string) => call<Session>('POST', '/api/v1/session', { username, password }),
  signOut: () => call<void>('DELETE', '/api/v1/session'),
  graphs: async (): Promise<GraphSummary[]> => {
    return (await call<{ graphs: GraphSummary[] }>('GET', '/api/v1/graphs')).graphs
  },
  graph: (id: string) => call<GraphSummary>('GET', graphPath(id)),
  deleteGraph: (id: string) => call<void>('DELETE', graphPath(id)),
  node: async (id: string, slot: number) => details(await call<InspectAnswer>('GET', `${graphPath(id)}/nodes/${slot}`)),
  edge: async (id: string, slot: number) => details(await call<InspectAnswer>('GET', `${graphPath(id)}/edges/${slot}`)),
  createDataset: async (name: string, columns: { source: string; destination: string; node: string; longitude: string; latitude: string }) => {
    const place = columns.longitude && columns.latitude ? { node_longitude: columns.longitude, node_latitude: columns.latitude } : {}
    const answer = await call<{ data: { dataset_id: string } }>('POST', '/api/v2/upload/datasets/', {
      name,
      node_encodings: { bindings: columns.node ? { node: columns.node, ...place } : {} },
      edge_encodings: { bindings: { source: columns.source, destination: columns.destination } },
      metadata: { agent: 'orrery-ui', apiversion: '3', agentversion: '0.1.0' },
    })
    return answer.data.dataset_id
  },
  createFeed: (body: unknown) => call<{ name: string; graph: string }>('POST', '/api/v1/feeds', body),
}

/** Puts what the graph knows of all its events before the attributes that the newest line or row gives. */
export function details(answer: InspectAnswer): ElementDetails {
  const known: Record<string, unknown> = { 'first seen': answer.firstSeen, 'last seen': answer.lastSeen }
  if (answer.technique) known['technique'] = answer.technique
  for (const [name, sum] of Object.entries(answer.sums ?? {})) known[`${name}, all`] = sum
  return { attributes: { ...known, ...answer.attributes }, lines: answer.sources ?? [] }
}

export interface Transfer {
  done: Promise<void>
  abort(): void
}

/** Sends a file as it is, telling how much has gone. XMLHttpRequest, because fetch tells nothing of uploads. */
export function sendFile(path: string, file: Blob, progress: (sent: number, total: number) => void): Transfer {
  const request = new XMLHttpRequest()
  const done = new Promise<void>((resolve, reject) => {
    request.upload.onprogress = (event) => progress(event.loaded, event.total)
    request.onload = () =>
      request.status >= 200 && request.status < 300
        ? resolve()
        : reject(new ApiError(request.status, refusal(request.status, request.responseText)))
    request.onerror = () => reject(new ApiError(0, 'The connection broke during the upload.'))
    request.onabort = () => reject(new ApiError(0, 'Cancelled.'))
  })
  request.open('POST', path)
  request.setRequestHeader('Content-Type', 'application/octet-stream')
  request.send(file)
  return { done, abort: () => request.abort() }
}
