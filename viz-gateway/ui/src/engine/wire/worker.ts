import type { WorkerOrder } from './events'
import { Session, SUBPROTOCOL, type World } from './session'

const world: World = {
  connect(url, events) {
    const socket = new WebSocket(url, SUBPROTOCOL)
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => events.open()
    socket.onmessage = (message) => events.message(message.data as string | ArrayBuffer)
    socket.onclose = (close) => events.closed(close.code)
    return {
      send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
      close: () => socket.close(),
    }
  },
  now: () => performance.now(),
  wallMicros: () => Date.now() * 1000,
  random: () => Math.random(),
  after: (millis, run) => setTimeout(run, millis) as unknown as number,
  cancel: (timer) => clearTimeout(timer),
}

const session = new Session(world, (event, transfer) => postMessage(event, { transfer }))

self.onmessage = ({ data }: MessageEvent<WorkerOrder>) => {
  switch (data.c) {
    case 'start':
      return session.start(data.url)
    case 'stop':
      return session.stop()
    case 'retry':
      return session.retry()
    case 'drop':
      return session.drop()
    case 'visible':
      return session.setVisible(data.visible)
    case 'handled':
      return session.handled(data.bytes, data.connection)
    case 'shown':
      return session.shown(data.millis)
    case 'command':
      return session.command(data.command)
  }
}

self.addEventListener('online', () => session.retry())
