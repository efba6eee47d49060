import type { PageEvent, WorkerOrder } from './wire/events'

/** The way to the worker that holds the WebSocket; a test puts its own in place. */
export interface Link {
  post(order: WorkerOrder): void
  close(): void
}

export function workerLink(listen: (event: PageEvent) => void): Link {
  const worker = new Worker(new URL('./wire/worker.ts', import.meta.url), { type: 'module', name: 'orrery-wire' })
  worker.onmessage = ({ data }: MessageEvent<PageEvent>) => listen(data)
  return {
    post: (order) => worker.postMessage(order),
    close: () => {
      worker.postMessage({ c: 'stop' } satisfies WorkerOrder)
      setTimeout(() => worker.terminate(), 200)
    },
  }
}

export function socketUrl(graph: string, place: Location = location): string {
  return `${place.protocol === 'https:' ? 'wss' : 'ws'}://${place.host}/ws/graphs/${encodeURIComponent(graph)}`
}
