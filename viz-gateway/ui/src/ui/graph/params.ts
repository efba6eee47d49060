import type { Command } from '../../engine/wire/messages'
import { FORCE_SETTINGS, LAYOUTS } from './layouts'

/** What a graph's address may set. PyGraphistry writes these; what is not known here is ignored. */
export interface Params {
  dataset: string
  /** Milliseconds of layout to play, 0 for none; null when the address says nothing. */
  play: number | null
  /** Settings of the force model, by name; booleans are 0 and 1. */
  settings: Record<string, number>
  /** Another layout than the one that is on, and its column. */
  layout: { layout: string; by?: string } | null
  pointSize: number
  edgeOpacity: number
  background: readonly [number, number, number] | null
  info: boolean
  menu: boolean
  labels: boolean
  title: string | null
  test: boolean
}

export function readParams(search: string): Params {
  const query = new URLSearchParams(search)
  // A client may write a parameter twice; the last one counts.
  const get = (name: string) => query.getAll(name).at(-1) ?? null
  return {
    dataset: get('dataset') ?? '',
    play: number(get('play')),
    settings: settings(get),
    layout: layout(get('layout'), get('by')),
    pointSize: clamp(number(get('pointSize')) ?? 1, 0.1, 10),
    edgeOpacity: clamp(number(get('edgeOpacity')) ?? 1, 0, 1),
    background: color(get('bg')),
    info: boolean(get('info')) ?? true,
    menu: boolean(get('menu')) ?? true,
    labels: boolean(get('showLabels')) ?? boolean(get('labels')) ?? true,
    title: get('pageTitle'),
    test: boolean(get('test')) ?? false,
  }
}

/** What the address asks of the layout, as commands. */
export function wantedBy({ play, settings, layout }: Params): Command[] {
  const commands: Command[] = []
  if (Object.keys(settings).length > 0) commands.push({ type: 'configure', settings })
  if (layout) commands.push({ type: 'arrange', ...layout })
  if (play !== null && play <= 0) commands.push({ type: 'pause' })
  return commands
}

function settings(get: (name: string) => string | null): Record<string, number> {
  const wanted: Record<string, number> = {}
  for (const { name, kind, least, most } of FORCE_SETTINGS) {
    const value = kind === 'switch' ? boolean(get(name)) : number(get(name))
    if (value !== null) wanted[name] = clamp(Number(value), least, most)
  }
  return wanted
}

function layout(name: string | null, by: string | null): Params['layout'] {
  const choice = LAYOUTS.find((known) => known.name === name)
  if (!choice) return null
  return by !== null && choice.orders.includes(by) ? { layout: choice.name, by } : { layout: choice.name }
}

/** Python writes True and False, other clients true, 1 or nothing. */
export function boolean(text: string | null): boolean | null {
  switch (text?.trim().toLowerCase()) {
    case 'true':
    case '1':
    case 'yes':
    case 'on':
      return true
    case 'false':
    case '0':
    case 'no':
    case 'off':
      return false
    default:
      return null
  }
}

function number(text: string | null): number | null {
  if (text === null || text.trim() === '') return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

/** #rgb and #rrggbb, with or without the sign, also percent-encoded once more. */
export function color(text: string | null): readonly [number, number, number] | null {
  const match = /^(?:#|%23)?([0-9a-f]{3}|[0-9a-f]{6})(?:ff)?$/i.exec(text?.trim() ?? '')
  if (!match) return null
  const hex = match[1].length === 3 ? [...match[1]].map((digit) => digit + digit).join('') : match[1]
  const value = Number.parseInt(hex, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}
