import { describe, expect, it } from 'vitest'
import { isShorter, lengthProblem, lengthWords, windowWords } from '../../../src/ui/feed/window/length'
import { counted, plural } from '../../../src/ui/format'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('the length of a window', () => {
  it.each([[1, '1 second'], [90, '90 seconds'], [60, '1 minute'], [5400, '90 minutes'], [3600, '1 hour'], [86_400, '1 day'], [129_600, '36 hours'], [31_536_000, '365 days'], [1.5, '1.5 seconds'], [315_360_000, '3 650 days']])('of %d seconds is %s', (seconds, words) => expect(plain(lengthWords(seconds))).toBe(words))
  it('is told with what it is measured by', () => {
    expect(plain(windowWords(86_400))).toBe('window: 1 day, by event time')
    expect(windowWords(0)).toBe('no window: all is kept')
  })
  it.each([[0, true], [1, true], [315_360_000, true], [0.5, false], [-1, false], [NaN, false], [315_360_001, false]])('of %d seconds is right: %s', (seconds, right) => expect(lengthProblem(seconds) === '').toBe(right))
  it('is shorter than for ever, however long', () => {
    expect([isShorter(0, 1e8), isShorter(1e8, 0), isShorter(60, 60), isShorter(61, 60), isShorter(60, NaN)]).toEqual([true, false, false, true, false])
  })
})

describe('numbers with their words', () => {
  it.each([[0, '0 edges'], [1, '1 edge'], [2, '2 edges'], [1204, '1 204 edges']])('%d', (count, words) => expect(plain(counted(count, 'edge'))).toBe(words))
  it('take a plural of their own', () => expect(plural(2, 'letter goes', 'letters go')).toBe('letters go'))
})
