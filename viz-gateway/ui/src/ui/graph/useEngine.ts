import { createContext, useContext, useEffect, useState, useSyncExternalStore, type RefObject } from 'react'
import { Engine } from '../../engine/engine'
import { debugHandle } from '../../engine/handle'
import { socketUrl, workerLink } from '../../engine/link'
import { attachPointer } from '../../engine/pointer'
import type { Published } from '../../engine/published'
import { DEFAULT_LOOK } from '../../engine/view/look'
import type { Params } from './params'

export const EngineContext = createContext<Engine | null>(null)

/** The engine of the open graph; only below the graph page. */
export function useEngine(): Engine {
  const engine = useContext(EngineContext)
  if (!engine) throw new Error('no engine here')
  return engine
}

export function usePublished(engine: Engine): Published {
  return useSyncExternalStore(engine.subscribe, engine.snapshot)
}

/** Starts an engine on the two canvases and stops it when the page goes. */
export function useStartedEngine(params: Params, canvas: RefObject<HTMLCanvasElement | null>, labels: RefObject<HTMLCanvasElement | null>): Engine | null {
  const [engine, setEngine] = useState<Engine | null>(null)
  useEffect(() => {
    const look = {
      ...DEFAULT_LOOK,
      pointSize: params.pointSize,
      edgeOpacity: params.edgeOpacity,
      background: params.background ?? DEFAULT_LOOK.background,
      labels: params.labels,
    }
    const started = new Engine(socketUrl(params.dataset), canvas.current!, labels.current!, look, workerLink)
    const area = canvas.current!.parentElement!
    const observer = new ResizeObserver(() => started.resize(area.clientWidth, area.clientHeight))
    observer.observe(area)
    started.resize(area.clientWidth, area.clientHeight)
    const detach = attachPointer(canvas.current!, started)
    Object.defineProperty(window, '__app', { value: debugHandle(started, params.test), configurable: true })
    setEngine(started)
    return () => {
      observer.disconnect()
      detach()
      started.dispose()
    }
    // One engine per opened page: the address does not change underneath it.
  }, [])
  return engine
}
