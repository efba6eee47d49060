import { describe, expect, it } from 'vitest'
import { GraphStore } from '../../../src/engine/store/graph'
import { Bit } from '../../../src/engine/store/state'
import { Camera } from '../../../src/engine/view/camera'
import { chooseLabels, middleOf, shortened, type LabelInput, type Side } from '../../../src/engine/view/labels'
import { search } from '../../../src/engine/search'
import { nodeRows, rowsEvent } from '../rows'

function input(places: [number, number, number][], over: Partial<LabelInput> = {}): LabelInput {
  const store = new GraphStore(1)
  const slots = places.map((_, slot) => slot)
  store.apply(rowsEvent(nodeRows(slots, { degree: Int32Array.from(places, (place) => place[2]) })), () => undefined)
  places.forEach(([x, y], slot) => store.places.put(slot, x, y))
  const camera = new Camera()
  camera.resize(1000, 800)
  return {
    nodes: store.nodes, places: store.places, states: new Uint8Array(places.length).fill(Bit.VISIBLE), camera, progress: 1, scale: 1,
    first: [], onlyFirst: false, aside: false, shown: new Map(), covered: () => [], measure: (text) => text.length * 7, ...over,
  }
}
const slots = (labels: { slot: number }[]) => labels.map((label) => label.slot)

describe('labels', () => {
  it('go to the heaviest first', () => {
    expect(slots(chooseLabels(input([[0, 0, 4], [2, 2, 100], [200, 200, 9]])))).toEqual([1, 2, 0])
  })

  it('go to the focus whatever its weight', () => {
    expect(slots(chooseLabels(input([[0, 0, 4], [2, 2, 100]], { first: [0] })))[0]).toBe(0)
  })

  it('stay with those that had one when a rival is hardly heavier', () => {
    const rivals: [number, number, number][] = [[0, 0, 10], [2, 2, 11]]
    expect(slots(chooseLabels(input(rivals)))[0]).toBe(1)
    expect(slots(chooseLabels(input(rivals, { shown: new Map([[0, 'right' as const]]) })))[0]).toBe(0)
  })

  it('go to the other side where there is no room, and keep the side they have', () => {
    const pair: [number, number, number][] = [[0, 0, 20], [40, 0, 10]]
    const sides = (shown = new Map<number, Side>()) => chooseLabels(input(pair, { shown, measure: () => 120 })).map(({ slot, side }) => [slot, side])
    expect(sides()).toEqual([[0, 'left'], [1, 'right']])
    expect(sides(new Map([[0, 'below']]))[0]).toEqual([0, 'below'])
    const border = input([[495, 0, 4]], { measure: () => 120 })
    expect(chooseLabels(border)[0].side).toBe('left')
  })

  it('are not put under panels', () => {
    const one = input([[0, 0, 4]], { covered: () => [{ left: 505, right: 700, top: 380, bottom: 420 }] })
    expect(chooseLabels(one)[0].side).toBe('left')
    expect(chooseLabels({ ...one, covered: () => [{ left: 0, right: 1000, top: 0, bottom: 800 }] })).toEqual([])
  })

  it('do not lie on the largest nodes, whoever else they belong to', () => {
    const crowd = Array.from({ length: 300 }, (_, i): [number, number, number] => [(i % 20) * 45 - 430, Math.floor(i / 20) * 48 - 350, i % 7 === 0 ? 200 : 3])
    const all = input(crowd)
    const chosen = chooseLabels(all)
    const boxes = chosen.map((label) => {
      const r = all.nodes.size[label.slot]
      const { x, y } = middleOf(label.side, all.camera.screenX(crowd[label.slot][0]), all.camera.screenY(crowd[label.slot][1]), r, label.width)
      return { slot: label.slot, left: x - label.width / 2, right: x + label.width / 2, top: y - 8, bottom: y + 8 }
    })
    expect(boxes.length).toBeGreaterThan(30)
    for (const a of boxes) {
      expect(boxes.filter((b) => b !== a && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).toEqual([])
      const covered = crowd.filter(([x, y, degree], slot) => {
        const [px, py] = [all.camera.screenX(x), all.camera.screenY(y)]
        return degree === 200 && slot !== a.slot && px > a.left && px < a.right && py > a.top && py < a.bottom
      })
      expect(covered).toEqual([])
    }
  })

  it('leave out what is hidden or out of view', () => {
    const hidden = input([[0, 0, 4], [9000, 0, 100]])
    hidden.states[0] = 0
    expect(chooseLabels(hidden)).toEqual([])
  })

  it('are few in a crowd', () => {
    const crowd = Array.from({ length: 5000 }, (_, i): [number, number, number] => [(i % 100) * 10 - 500, Math.floor(i / 100) * 16 - 400, i % 50])
    const count = chooseLabels(input(crowd)).length
    expect(count).toBeGreaterThan(15)
    expect(count).toBeLessThan(60)
  })

  it('are one short line', () => {
    expect(shortened('a\n  b')).toBe('a b')
    expect(shortened('x'.repeat(100))).toHaveLength(32)
  })
})

describe('search', () => {
  const nodes = () => {
    const store = new GraphStore(1)
    const ids = ['web-1', 'web-10', 'my-web-1', 'db-1', 'user:7']
    store.apply(rowsEvent(nodeRows([0, 1, 2, 3, 4], { id: ids, label: ['', '', '', '', 'Ada WEB'], degree: Int32Array.of(1, 9, 50, 1, 3) })), () => undefined)
    return store.nodes
  }

  it('puts exact before beginning before containing, and looks into labels too', () => {
    expect(search(nodes(), 'web-1').hits.map((hit) => hit.id)).toEqual(['web-1', 'web-10', 'my-web-1'])
    expect(search(nodes(), 'ada').hits[0]).toMatchObject({ title: 'Ada WEB', id: 'user:7' })
  })

  it('does not mind case, and finds nothing for nothing', () => {
    expect(search(nodes(), 'WEB').total).toBe(4)
    expect(search(nodes(), '  ')).toEqual({ hits: [], total: 0 })
    expect(search(nodes(), 'zzz').total).toBe(0)
  })

  it('does not find removed nodes', () => {
    const found = nodes()
    found.remove(Int32Array.of(0), () => undefined)
    expect(search(found, 'web-1').hits.map((hit) => hit.id)).toEqual(['web-10', 'my-web-1'])
  })
})
