import { describe, expect, it } from 'vitest'
import { boolean, color, readParams } from '../../src/ui/graph/params'

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
})
