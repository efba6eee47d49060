import { describe, expect, it } from 'vitest'
import { CATEGORICAL, OTHER } from '../../../src/engine/store/palette'
import { Types } from '../../../src/engine/store/types'

function types(...names: string[]): Types {
  const all = new Types()
  for (const name of names) all.add(all.codeOf(name), 1)
  return all
}

function colors(all: Types, ...names: string[]): string[] {
  return names.map((name) => all.color(all.codeOf(name)))
}

describe('colours of kinds', () => {
  it('are the same for well-known kinds in whatever order these come', () => {
    const one = types('user', 'ip', 'host')
    const other = types('host', 'domain', 'ip', 'user')
    expect(colors(one, 'ip', 'user', 'host')).toEqual(colors(other, 'ip', 'user', 'host'))
  })

  it('are given by frequency where nobody is known', () => {
    const all = types('person', 'firm', 'firm')
    all.assign()
    expect(colors(all, 'firm', 'person')).toEqual([CATEGORICAL[0], CATEGORICAL[1]])
  })

  it('of a well-known kind wins over one that came before it, when a snapshot is complete', () => {
    const all = types('person', 'person', 'ip')
    expect(colors(all, 'person', 'ip')).toEqual([CATEGORICAL[0], CATEGORICAL[1]])
    all.assign()
    expect(colors(all, 'ip', 'person')).toEqual([CATEGORICAL[0], CATEGORICAL[1]])
  })

  it('are never two kinds of one colour but grey', () => {
    const names = ['a', 'b', 'ip', 'c', 'user', 'd', 'e', 'f', 'g', 'h']
    const all = types(...names)
    all.assign()
    const given = colors(all, ...names)
    expect(new Set(given.filter((color) => color !== OTHER)).size).toBe(CATEGORICAL.length)
    expect(given.filter((color) => color === OTHER)).toHaveLength(2)
    expect(all.crowded).toBe(true)
  })

  it('leave grey to what has no kind', () => {
    expect(colors(types('', 'ip'), '')).toEqual([OTHER])
  })
})
