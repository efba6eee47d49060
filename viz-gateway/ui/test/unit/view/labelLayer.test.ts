import { expect, it } from 'vitest'
import { GraphStore } from '../../../src/engine/store/graph'
import { Bit } from '../../../src/engine/store/state'
import { Camera } from '../../../src/engine/view/camera'
import { LabelLayer } from '../../../src/engine/view/labelLayer'
import { nodeRows, rowsEvent } from '../rows'

/** Takes every call and shows nothing. */
const context = new Proxy({}, { get: (_, name) => (name === 'measureText' ? (text: string) => ({ width: text.length * 7 }) : () => undefined), set: () => true })
const canvas = { getContext: () => context } as unknown as HTMLCanvasElement

it('names are chosen anew for a picture that rests as soon as the view has found it', () => {
  const store = new GraphStore(1)
  store.apply(rowsEvent(nodeRows([0], { degree: Int32Array.from([1]) })), () => undefined)
  store.places.put(0, 50_000, 0)
  const camera = new Camera()
  camera.resize(1000, 800)
  const states = new Uint8Array(1).fill(Bit.VISIBLE)
  const layer = new LabelLayer(canvas)
  const draw = (now: number) =>
    layer.draw(
      { nodes: store.nodes, places: store.places, states, camera, progress: 1, scale: 1, first: [], onlyFirst: false, aside: false, covered: () => [] },
      true, 1, [0, 0, 0], now, false,
    )
  expect(draw(1000)).toBe(false)
  expect(layer.count).toBe(0)
  camera.cx = 50_000
  expect(draw(1010)).toBe(true)
  draw(1300)
  expect(layer.count).toBe(1)
  draw(1500)
  expect(draw(1700)).toBe(false)
})
