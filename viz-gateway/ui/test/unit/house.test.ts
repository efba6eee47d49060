import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
const text = (file: string) => readFileSync(file, 'utf8')
const code = files.filter((file) => /\.tsx?$/.test(file))

describe('the house', () => {
  it('keeps React out of the engine', () => {
    const guests = code.filter((file) => file.startsWith('src/engine/') && /from '(react|react-dom|zustand)/.test(text(file)))
    expect(guests).toEqual([])
  })

  it('keeps panels out of the engine', () => {
    expect(code.filter((file) => file.startsWith('src/engine/') && /from '[./]*\/ui\//.test(text(file)))).toEqual([])
  })

  it('has no way to turn text into markup', () => {
    const risky = /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|srcDoc/
    expect(code.filter((file) => risky.test(text(file)))).toEqual([])
  })

  it('has no inline script or style, which the content security policy would stop', () => {
    expect(text('index.html')).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/)
  })

  it('has small files', () => {
    const lines = files.filter((file) => /\.(tsx?|css)$/.test(file)).map((file) => text(file).split('\n').length)
    expect(Math.max(...lines)).toBeLessThan(500)
    const sorted = code.map((file) => text(file).split('\n').length).sort((a, b) => a - b)
    expect(sorted.at(-1)).toBeLessThanOrEqual(400)
    expect(sorted[sorted.length >> 1]).toBeLessThan(90)
  })
})
