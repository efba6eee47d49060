import type { Engine } from './engine'
import { boundsOf } from './view/bounds'

const IDLE_LIMIT_MILLIS = 20_000

/** What tests and curious people may look at under `window.__app`. Never tokens, never a way to change things. */
export function debugHandle(engine: Engine, withTestHelpers: boolean): object {
  const slotOf = (id: string) => engine.intake.store.slotOf(id)
  const handle = {
    version: '0.1.0',
    ready: settled(engine, () => engine.intake.loaded),
    idle: () => settled(engine, () => engine.idle),
    state() {
      const { phase, nodes, edges, drawnEdges, seq, epoch, latencyMillis, fps, renderer, labels, graph, selected, selectedEdge } =
        engine.snapshot()
      const { cx, cy, k } = engine.stage.camera
      const visible = engine.intake.states.bytes.reduce((sum, byte) => sum + (byte & 1), 0)
      return {
        phase, nodes, edges, visible, drawnEdges, seq, epoch, lagMs: latencyMillis, fps, renderer, labels,
        cam: { cx, cy, k }, sel: selected ? [selected.id] : [],
        edge: selectedEdge && { slot: selectedEdge.slot, relation: selectedEdge.relation, source: selectedEdge.source.id, destination: selectedEdge.destination.id }, layout: graph?.layout ?? null,
      }
    },
    bounds: () => boundsOf(engine.intake.store.places.to, engine.intake.states.bytes, engine.intake.store.nodes.high),
    screenOf(id: string) {
      const slot = slotOf(id)
      const { places } = engine.intake.store
      if (slot < 0 || !places.placed[slot]) return null
      const t = places.progress(performance.now())
      const { camera } = engine.stage
      return { x: camera.screenX(places.x(slot, t)), y: camera.screenY(places.y(slot, t)) }
    },
    nodeAt(x: number, y: number) {
      const slot = engine.nodeAt(x, y)
      return slot < 0 ? null : engine.intake.store.nodes.id[slot]
    },
    edgeAt: (x: number, y: number) => (engine.nodeAt(x, y) < 0 ? engine.edgeAt(x, y) : -1),
    frame: () => engine.stage.frames,
    ...(withTestHelpers ? { test: Object.freeze({ dropSocket: () => engine.dropConnection(), loseContext: () => loseContext() }) } : {}),
  }
  return Object.freeze(handle)
}

function loseContext(): void {
  const gl = document.querySelector<HTMLCanvasElement>('canvas[data-testid="canvas"]')?.getContext('webgl2')
  const lose = gl?.getExtension('WEBGL_lose_context')
  lose?.loseContext()
  setTimeout(() => lose?.restoreContext(), 400)
}

function settled(engine: Engine, done: () => boolean): Promise<void> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    let calm = 0
    const look = () => {
      calm = done() ? calm + 1 : 0
      if (calm >= 3) resolve()
      else if (performance.now() - start > IDLE_LIMIT_MILLIS) reject(new Error(`not settled: ${engine.snapshot().phase}`))
      else setTimeout(look, 30)
    }
    look()
  })
}
