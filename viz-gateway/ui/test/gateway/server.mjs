import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { WebSocketServer } from 'ws'
import { feedRoutes } from './feedRoutes.mjs'
import { Viewer } from './viewer.mjs'

const MIME = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }
const POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

/** Serves the built application and the routes it uses, with the real gateway's content security policy. */
export async function startGateway({ root, worlds, feeds = [], port = 0, password = 'orrery' }) {
  const uploads = []
  const list = () => worlds.map((world) => world.summary())
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://x')
    const { pathname } = url
    const answer = (status, body, headers = {}) => {
      response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Security-Policy': POLICY, ...headers })
      response.end(body === undefined ? '' : JSON.stringify(body))
    }
    const refuse = (status, message) => answer(status, { success: false, error: message, message, error_code: status, data: {} })
    const body = await bodyOf(request)
    if (!pathname.startsWith('/api')) return file(pathname, response, root)
    const signedIn = /orrery_session=1/.test(request.headers.cookie ?? '')
    if (pathname === '/api/v1/session' && request.method === 'POST') {
      const wanted = JSON.parse(body.toString())
      if (wanted.password !== password) return refuse(401, 'Name or password is wrong')
      return answer(200, { success: true, username: wanted.username }, { 'Set-Cookie': 'orrery_session=1; Path=/; HttpOnly' })
    }
    if (!signedIn) return refuse(401, 'Sign in first')
    if (pathname === '/api/v1/session') return request.method === 'DELETE' ? answer(204, undefined, { 'Set-Cookie': 'orrery_session=; Path=/; Max-Age=0' }) : answer(200, { username: 'admin' })
    if (pathname === '/api/v1/graphs') return answer(200, { count: worlds.length, graphs: list() })
    const graph = /^\/api\/v1\/graphs\/([^/]+)(?:\/(nodes|edges)\/(\d+))?$/.exec(pathname)
    if (graph) {
      const world = worlds.find((one) => one.id === graph[1])
      if (!world) return refuse(404, 'Not found')
      if (request.method === 'DELETE') {
        worlds.splice(worlds.indexOf(world), 1)
        for (const viewer of world.viewers) viewer.say?.({ t: 'deleted' })
        return answer(204)
      }
      if (graph[2] === undefined) return answer(200, world.summary())
      const details = graph[2] === 'nodes' ? world.details(Number(graph[3])) : world.edgeDetails(Number(graph[3]))
      return details ? answer(200, details) : refuse(404, 'Not found')
    }
    if (pathname === '/api/v2/upload/datasets/') return answer(200, { success: true, data: { dataset_id: 'office' }, seen: uploads.push({ create: JSON.parse(body.toString()) }) })
    if (pathname.startsWith('/api/v2/upload/datasets/')) return answer(200, { success: true, seen: uploads.push({ path: pathname, bytes: body.length }) })
    const ofFeed = pathname === '/api/v1/feeds' && request.method === 'POST' ? null : feedRoutes(feeds, request.method, url, body)
    if (ofFeed) return answer(...ofFeed)
    if (pathname === '/api/v1/feeds') return answer(200, { success: true, name: JSON.parse(body.toString()).name ?? 'office', graph: 'feed01', seen: uploads.push({ feed: JSON.parse(body.toString()) }) })
    return refuse(404, 'Not found')
  })
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: (offered) => (offered.has('orrery.v1') ? 'orrery.v1' : false) })
  server.on('upgrade', (request, socket, head) => {
    const world = worlds.find((one) => request.url === `/ws/graphs/${one.id}`)
    if (!world?.viewers || !/orrery_session=1/.test(request.headers.cookie ?? '')) return socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (ws) => new Viewer(ws, world))
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}`, uploads, close: () => (sockets.clients.forEach((client) => client.terminate()), server.close(), worlds.forEach((world) => world.stop?.())) }
}

async function bodyOf(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}

async function file(pathname, response, root) {
  const name = pathname === '/' || pathname === '/graph/graph.html' ? '/index.html' : normalize(pathname)
  try {
    const content = await readFile(join(root, name))
    response.writeHead(200, { 'Content-Type': MIME[extname(name)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY })
    response.end(content)
  } catch {
    response.writeHead(404, { 'Content-Security-Policy': POLICY })
    response.end()
  }
}
