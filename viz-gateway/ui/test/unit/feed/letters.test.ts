import { describe, expect, it } from 'vitest'
import type { DeadLetter } from '../../../src/api/feedTypes'
import { firstLine, isDone, isWhole, marked, NO_MARKS, outcome, reasonWords } from '../../../src/ui/feed/letters/marks'

const letter: DeadLetter = { id: 'a', at: '', stage: 'INGEST', reason: 'MALFORMED', detail: '', position: '', text: 'é\nb', bytes: 4, binary: false, replayed: false }

describe('what became of letters', () => {
  const answer = { replayed: 1, skipped: [{ id: 'b', why: 'already replayed' }, { id: 'c', why: 'no longer kept' }] }
  const marks = marked(NO_MARKS, ['a', 'b', 'c'], answer)
  it('is said of each', () => {
    expect([...marks.values()].map((mark) => [mark.done, mark.words])).toEqual([[true, 'replayed'], [true, 'already replayed'], [false, 'no longer kept']])
    expect([isDone(letter, marks), isDone({ ...letter, id: 'c' }, marks), isDone({ ...letter, id: 'z', replayed: true }, marks)]).toEqual([true, false, true])
  })
  it('is said of all in one sentence', () => {
    expect(outcome(answer)).toBe('1 letter goes through again; 2 skipped: already replayed, no longer kept.')
    expect(outcome({ replayed: 0, skipped: [] })).toBe('None was replayed.')
    expect(outcome({ replayed: 10_000, skipped: [], more: true }).replaceAll('\u202f', ' ')).toBe('10 000 letters go through again. There are more: replay again.')
    expect(outcome({ replayed: 2, skipped: [] })).toBe('2 letters go through again.')
  })
  it('leaves earlier marks as they are', () => expect(marked(marks, ['d'], { replayed: 1, skipped: [] }).size).toBe(4))
})

describe('a letter', () => {
  it('may be edited only when all of it is here', () => {
    expect([isWhole(letter), isWhole({ ...letter, bytes: 5 }), isWhole({ ...letter, text: 'é…', bytes: 3 }), isWhole({ ...letter, binary: true })]).toEqual([true, false, false, false])
  })
  it('is listed by its first line', () => expect([firstLine(letter), firstLine({ ...letter, text: '' })]).toEqual(['é', '(empty)']))
  it('has its reason in words', () => expect([reasonWords('MISSING_TIME'), reasonWords('Own words')]).toEqual(['missing time', 'Own words']))
})
