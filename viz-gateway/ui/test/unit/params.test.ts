import { describe, expect, it } from 'vitest'
import { boolean, color, readParams, wantedBy } from '../../src/ui/graph/params'

describe('the address of a graph', () => {
  it('reads what the Python client writes', () => {
    const params = readParams('?dataset=ab12&type=arrow&viztoken=x&usertag=1-pygraphistry-0.4&splashAfter=1&info=True&play=0&pointSize=0.5&bg=%23000&edgeOpacity=0.25&showLabels=False')
    expect(params).toMatchObject({ dataset: 'ab12', info: true, play: 0, pointSize: 0.5, edgeOpacity: 0.25, background: [0, 0, 0], labels: false })
  })

  it.each([['True', true], ['true', true], ['1', true], ['False', false], ['FALSE', false], ['0', false], ['maybe', null], [null, null]])(
    'takes %s for %s',
    (text, wanted) => expect(boolean(text)).toBe(wanted),
  )

  it('lets the last of two equal parameters count', () => {
    expect(readParams('?dataset=a&play=100&play=0').play).toBe(0)
  })

  it('keeps numbers within their bounds and ignores what is no number', () => {
    expect(readParams('?dataset=a&pointSize=99&edgeOpacity=-1&play=soon')).toMatchObject({ pointSize: 10, edgeOpacity: 0, play: null })
  })

  it.each([['#0b0e14', [11, 14, 20]], ['fff', [255, 255, 255]], ['%23102030', [16, 32, 48]], ['red', null], ['#12', null]])(
    'reads the colour %s',
    (text, wanted) => expect(color(text)).toEqual(wanted),
  )

  it('turns what settings(url_params=...) and layout_settings(...) write into commands', () => {
    // PyGraphistry writes str() of each value: layout_settings(play=0, locked_x=True, locked_r=False, strong_gravity=True,
    // dissuade_hubs=True, lin_log=True, gravity=0.5, scaling_ratio=12, edge_influence=0.7, precision_vs_speed=-2).
    const written = 'play=0&lockedX=True&lockedR=False&strongGravity=True&dissuadeHubs=True&linLog=True&gravity=0.5&scalingRatio=12&edgeInfluence=0.7&precisionVsSpeed=-2'
    expect(wantedBy(readParams(`?dataset=a&${written}`))).toEqual([
      {
        type: 'configure',
        settings: { lockedX: 1, lockedR: 0, strongGravity: 1, dissuadeHubs: 1, linLog: 1, gravity: 0.5, scalingRatio: 12, edgeInfluence: 0.7, precisionVsSpeed: -2 },
      },
      { type: 'pause' },
    ])
    expect(wantedBy(readParams('?dataset=a&info=true'))).toEqual([])
  })

  it('keeps settings within their ranges and ignores layouts that it does not know', () => {
    expect(readParams('?dataset=a&gravity=1e9&precisionVsSpeed=-77&layout=spiral')).toMatchObject({ settings: { gravity: 100, precisionVsSpeed: -5 }, layout: null })
  })

  it('takes a layout and its column', () => {
    expect(wantedBy(readParams('?dataset=a&layout=circle&by=degree'))).toEqual([{ type: 'arrange', layout: 'circle', by: 'degree' }])
    expect(wantedBy(readParams('?dataset=a&layout=tree&by=degree'))).toEqual([{ type: 'arrange', layout: 'tree' }])
  })
})
