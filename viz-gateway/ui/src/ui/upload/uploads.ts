import { create } from 'zustand'
import { api, sendFile, type Transfer } from '../../api/client'
import { formatOf, isGraph, type UploadFormat } from './formats'

export interface Upload {
  key: number
  name: string
  sent: number
  total: number
  problem: string
}

export interface UploadRequest {
  name: string
  source: string
  destination: string
  node: string
  /** Columns of the nodes that say where they are, in degrees; both or none. */
  longitude: string
  latitude: string
  edges: File
  /** What the file of edges is; one that holds a whole graph says itself what its columns are. */
  format: UploadFormat | null
  nodes: File | null
}

interface Part {
  table: 'nodes' | 'edges' | 'graph'
  file: File
  format: UploadFormat | null
}

interface Uploads {
  uploads: Upload[]
  /** How many have gone through; the list reloads when it grows. */
  finished: number
  start(request: UploadRequest): Promise<void>
  dismiss(key: number): void
}

let keys = 0
const transfers = new Map<number, Transfer>()

/** Files on their way. An upload is done when the server has committed it; the list then shows the graph itself. */
export const useUploads = create<Uploads>((set, get) => {
  const change = (key: number, part: Partial<Upload>) =>
    set({ uploads: get().uploads.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)) })
  const remove = (key: number) => set({ uploads: get().uploads.filter((upload) => upload.key !== key) })
  return {
    uploads: [],
    finished: 0,
    async start(request) {
      const key = ++keys
      const total = request.edges.size + (request.nodes?.size ?? 0)
      set({ uploads: [...get().uploads, { key, name: request.name, sent: 0, total, problem: '' }] })
      try {
        const id = await api.createDataset(request.name, request)
        // Nodes first: an edge table ends the dataset when no node table is announced.
        const main: Part = { table: isGraph(request.format) ? 'graph' : 'edges', file: request.edges, format: request.format }
        const files: Part[] = request.nodes ? [{ table: 'nodes', file: request.nodes, format: formatOf(request.nodes.name) }, main] : [main]
        let before = 0
        for (const { table, file, format } of files) {
          const path = `/api/v2/upload/datasets/${encodeURIComponent(id)}/${table}/${format ?? 'csv'}`
          const transfer = sendFile(path, file, (sent) => change(key, { sent: Math.min(total, before + sent) }))
          transfers.set(key, transfer)
          await transfer.done
          before += file.size
          change(key, { sent: before })
        }
        remove(key)
      } catch (error) {
        change(key, { problem: (error as Error).message })
      } finally {
        transfers.delete(key)
        set({ finished: get().finished + 1 })
      }
    },
    dismiss(key) {
      transfers.get(key)?.abort()
      remove(key)
    },
  }
})
