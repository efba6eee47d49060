import { useEffect, useRef, useState } from 'react'
import { wantedBy, type Params } from './params'
import { EngineContext, usePublished, useStartedEngine } from './useEngine'
import type { Engine } from '../../engine/engine'
import { Banner } from './Banner'
import { Inspector } from './Inspector'
import { LayoutPanel } from './LayoutPanel'
import { Legend } from './Legend'
import { ShortcutSheet } from './ShortcutSheet'
import { StateCard } from './StateCard'
import { StatusStrip } from './StatusStrip'
import { Toast } from './Toast'
import { TooltipCard } from './TooltipCard'
import { TopBar } from './TopBar'
import { useAccessCheck } from './useAccessCheck'
import { useKeys } from './useKeys'
import { ZoomBar } from './ZoomBar'
import './graph.css'
import './layout.css'
import './overlays.css'
import './panels.css'

/** One open graph: bar, canvas, inspector, strip. */
export function GraphPage({ params }: { params: Params }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const labels = useRef<HTMLCanvasElement>(null)
  const engine = useStartedEngine(params, canvas, labels)
  const [panel, setPanel] = useState(params.info)
  const [layouts, setLayouts] = useState(false)
  const toggleLayouts = () => setLayouts((open) => !open)
  return (
    <div className={`graph-page ${panel ? 'with-panel' : ''} ${params.menu ? '' : 'bare'}`} data-testid="graph-page">
      {engine && params.menu && (
        <EngineContext value={engine}>
          <TopBar panel={panel} onPanel={() => setPanel((open) => !open)} layouts={layouts} onLayouts={toggleLayouts} />
        </EngineContext>
      )}
      {(!engine || !params.menu) && <div className={params.menu ? 'top-bar' : ''} />}
      <div className="canvas-area">
        <canvas ref={canvas} className="graph-canvas" data-testid="canvas" tabIndex={0} role="application" aria-label="Graph" />
        <canvas ref={labels} className="label-canvas" aria-hidden="true" />
        {engine && (
          <EngineContext value={engine}>
            <Overlays engine={engine} params={params} onPanel={() => setPanel((open) => !open)} onLayouts={toggleLayouts} />
            {layouts && <LayoutPanel onClose={toggleLayouts} />}
          </EngineContext>
        )}
      </div>
      {engine && (
        <EngineContext value={engine}>
          {panel && <Inspector graphId={params.dataset} />}
          <StatusStrip />
        </EngineContext>
      )}
    </div>
  )
}

function Overlays({ engine, params, onPanel, onLayouts }: { engine: Engine; params: Params; onPanel: () => void; onLayouts: () => void }) {
  const published = usePublished(engine)
  const [help, setHelp] = useState(false)
  const played = useRef(false)
  useKeys(engine, { onHelp: () => setHelp((open) => !open), onPanel, onLayouts })
  useAccessCheck(params.dataset, published)
  const { phase, graph, nodes } = published
  useEffect(() => {
    document.querySelector('[data-testid="graph-page"]')?.setAttribute('data-state', phase)
  }, [phase])
  useEffect(() => {
    document.title = params.title ?? (graph ? `${graph.name} · Orrery` : 'Orrery')
  }, [graph?.name, params.title, graph])
  useEffect(() => {
    // What the address says of the layout counts once, when the graph is there. `play` of 0 stops the layout.
    if (played.current || nodes === 0) return
    played.current = true
    wantedBy(params).forEach((command) => engine.command(command))
  }, [params, nodes, engine])
  return (
    <>
      <Banner />
      <StateCard />
      <Legend />
      <ZoomBar />
      <TooltipCard />
      <Toast />
      {help && <ShortcutSheet onClose={() => setHelp(false)} />}
    </>
  )
}
