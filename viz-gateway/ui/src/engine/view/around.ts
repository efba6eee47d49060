import { neighboursOf } from '../focus'
import type { GraphStore } from '../store/graph'
import type { Camera, View } from './camera'

const MARGIN = 110
const MOST_NEIGHBOURS = 200
const CLOSEST = 9
const FARTHEST = 2.4

/** The view that holds both ends of an edge; null when one of them has no place. */
export function viewOfEdge({ places, edges }: GraphStore, slot: number, camera: Camera): View | null {
  const edge = edges.ref(slot)
  if (!edge || !places.placed[edge.source] || !places.placed[edge.destination]) return null
  const [x, otherX, y, otherY] = [0, 1].flatMap((axis) => [places.to[edge.source * 2 + axis], places.to[edge.destination * 2 + axis]])
  const box = { left: Math.min(x, otherX), right: Math.max(x, otherX), top: Math.min(y, otherY), bottom: Math.max(y, otherY) }
  const view = camera.viewOf(box, MARGIN)
  return { ...view, k: Math.min(view.k, camera.fitK * CLOSEST) }
}

/** The view of a node with its neighbours; of the node itself when they lie all over the graph. Null without a place. */
export function viewAround(store: GraphStore, slot: number, camera: Camera): View | null {
  const { places, nodes } = store
  if (slot < 0 || nodes.present[slot] === 0 || places.placed[slot] === 0) return null
  const others = neighboursOf(store, slot).slice(0, MOST_NEIGHBOURS)
  const around = [slot, ...others.map((other) => other.slot)].filter((one) => places.placed[one] === 1)
  const xs = around.map((one) => places.to[one * 2])
  const ys = around.map((one) => places.to[one * 2 + 1])
  const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
  const all = camera.viewOf(box, MARGIN)
  const near = all.k > camera.fitK * 1.8
  return {
    cx: near ? all.cx : places.to[slot * 2],
    cy: near ? all.cy : places.to[slot * 2 + 1],
    k: Math.min(Math.max(all.k, camera.fitK * FARTHEST), camera.fitK * CLOSEST),
  }
}
