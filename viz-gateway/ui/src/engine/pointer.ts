import type { Engine } from './engine'

const CLICK_PIXELS = 4
const HOVER_MILLIS = 60
const WHEEL_BASE = 1.0015
/** Looking for an edge under the pointer goes on in the next frame when it takes longer than this. */
const EDGE_MILLIS = 3

/** What is under the pointer: a node, or else an edge; -1 for none. */
interface Target {
  node: number
  edge: number
}
const NOTHING: Target = { node: -1, edge: -1 }

/** Mouse and touch on the canvas: drag to pan or to move a node, wheel to zoom at the pointer, hover, click. */
export function attachPointer(canvas: HTMLElement, engine: Engine): () => void {
  let down: { x: number; y: number; slot: number; dragged: boolean; id: number } | null = null
  let last = { x: 0, y: 0 }
  let candidate = NOTHING
  let inside = false
  let hoverTimer: ReturnType<typeof setTimeout> | null = null
  let pickAsked = false

  const at = (event: MouseEvent) => {
    const box = canvas.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const stopHover = () => {
    if (hoverTimer) clearTimeout(hoverTimer)
    hoverTimer = null
    candidate = NOTHING
    inside = false
    engine.hover(-1, -1, 0, 0)
  }
  const look = () => {
    if (pickAsked) return
    pickAsked = true
    requestAnimationFrame(lookUnder)
  }
  const lookUnder = () => {
    pickAsked = false
    if (down || !inside) return
    const node = engine.nodeAt(last.x, last.y)
    const edge = node >= 0 ? -1 : engine.edgeAt(last.x, last.y, EDGE_MILLIS)
    if (edge === null) look()
    const { hovered, hoveredEdge } = engine.focus
    if (edge === null && hovered < 0) return
    const under = { node, edge: edge ?? -1 }
    canvas.style.cursor = node >= 0 || under.edge >= 0 ? 'pointer' : 'grab'
    if (node === hovered && under.edge === (hoveredEdge?.slot ?? -1)) {
      candidate = under
      if (node >= 0 || under.edge >= 0) engine.hover(node, under.edge, last.x, last.y)
      return
    }
    if (node === candidate.node && under.edge === candidate.edge) return
    candidate = under
    if (hoverTimer) clearTimeout(hoverTimer)
    hoverTimer = setTimeout(() => engine.hover(candidate.node, candidate.edge, last.x, last.y), HOVER_MILLIS)
  }

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    last = at(event)
    down = { ...last, slot: engine.nodeAt(last.x, last.y), dragged: false, id: event.pointerId }
    canvas.setPointerCapture(event.pointerId)
  }
  const onMove = (event: PointerEvent) => {
    const now = at(event)
    if (!down) {
      last = now
      inside = true
      if (event.pointerType === 'mouse') look()
      return
    }
    if (!down.dragged && Math.hypot(now.x - down.x, now.y - down.y) < CLICK_PIXELS) return
    if (!down.dragged && down.slot < 0) stopHover()
    down.dragged = true
    canvas.style.cursor = 'grabbing'
    if (down.slot >= 0) engine.drag(down.slot, now.x, now.y)
    else engine.pan(now.x - last.x, now.y - last.y)
    last = now
  }
  const onUp = (event: PointerEvent) => {
    if (!down || event.pointerId !== down.id) return
    const { slot, dragged } = down
    down = null
    canvas.style.cursor = slot >= 0 ? 'pointer' : 'grab'
    if (dragged) return slot >= 0 ? engine.pin(slot) : undefined
    const edge = slot >= 0 ? -1 : engine.edgeAt(last.x, last.y) ?? -1
    if (edge >= 0) engine.selectEdge(edge)
    else engine.select(slot)
  }
  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    const { x, y } = at(event)
    const pixels = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY
    engine.zoom(WHEEL_BASE ** -Math.max(-400, Math.min(400, pixels)), x, y)
  }
  const onDouble = (event: MouseEvent) => {
    const { x, y } = at(event)
    const slot = engine.nodeAt(x, y)
    if (slot >= 0) engine.show(slot)
    else engine.zoom(2, x, y)
  }

  canvas.addEventListener('pointerdown', onDown)
  canvas.addEventListener('pointermove', onMove)
  canvas.addEventListener('pointerup', onUp)
  canvas.addEventListener('pointercancel', onUp)
  canvas.addEventListener('pointerleave', stopHover)
  canvas.addEventListener('wheel', onWheel, { passive: false })
  canvas.addEventListener('dblclick', onDouble)
  return () => {
    if (hoverTimer) clearTimeout(hoverTimer)
    canvas.removeEventListener('pointerdown', onDown)
    canvas.removeEventListener('pointermove', onMove)
    canvas.removeEventListener('pointerup', onUp)
    canvas.removeEventListener('pointercancel', onUp)
    canvas.removeEventListener('pointerleave', stopHover)
    canvas.removeEventListener('wheel', onWheel)
    canvas.removeEventListener('dblclick', onDouble)
  }
}
