import { useEffect, useState } from 'react'
import { Icon } from '../shell/Icon'
import { FORCE_SETTINGS, layoutNamed, LAYOUTS, missingFor, ORDER_TITLES, type ForceSetting } from './layouts'
import { LayoutGlyph } from './LayoutGlyph'
import { SettingControl } from './SettingControl'
import { useEngine, usePublished } from './useEngine'

/** So long the page shows the layout that was asked for, before it believes the server again. */
const BELIEVE_MILLIS = 2500

/** The menu of layouts and, where forces are at work, their settings. Everybody who looks at the graph sees the effect. */
export function LayoutPanel({ onClose }: { onClose: () => void }) {
  const engine = useEngine()
  const { graph, selected, given, onMap } = usePublished(engine)
  const [asked, setAsked] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(null), BELIEVE_MILLIS)
    return () => clearTimeout(timer)
  }, [asked])
  const on = graph?.arrangement ?? { layout: 'force', by: 'none' }
  const choice = layoutNamed(asked ?? on.layout)
  const arrange = (layout: string, by?: string, root?: number) => {
    setAsked(layout)
    engine.command({ type: 'arrange', layout, ...(by ? { by } : {}), ...(root === undefined ? {} : { root }) })
    engine.follow()
  }
  const forced = choice.name === 'force' || choice.name === 'modularity-weighted'
  const changed = Object.keys(graph?.settings ?? {}).length > 0
  const reset = () => engine.command({ type: 'configure', settings: Object.fromEntries(FORCE_SETTINGS.map((setting) => [setting.name, setting.standard])) })
  const control = (setting: ForceSetting) => (
    <SettingControl
      key={setting.name}
      setting={setting}
      value={graph?.settings?.[setting.name] ?? setting.standard}
      onChange={(value) => engine.command({ type: 'configure', settings: { [setting.name]: value } })}
    />
  )
  const by = choice.orders.includes(on.by) ? on.by : choice.orders[0]
  return (
    <section className="layout-panel" data-over-graph data-testid="layout-panel" aria-label="Layout">
      <header>
        <h2>Layout</h2>
        <button type="button" className="button icon ghost" aria-label="Close" title="Close (L)" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="layout-scroll">
        <div className="layout-choices" role="radiogroup" aria-label="Layout">
          {LAYOUTS.map(({ name, title, about }) => {
            const missing = missingFor(name, given, onMap)
            return (
              <button type="button" key={name} role="radio" aria-checked={name === choice.name} className="layout-choice" disabled={missing !== ''} title={missing || about} data-testid={`layout-${name}`} onClick={() => arrange(name)}>
                <LayoutGlyph name={name} />
                <span>{title}</span>
              </button>
            )
          })}
        </div>
        <p className="layout-about">{choice.about}.</p>
        {choice.orders.length > 0 && (
          <label className="order-row">
            <span>{choice.name === 'radial' || choice.name === 'time-rings' ? 'Rings by' : 'In the order of'}</span>
            <select className="input" value={by} data-testid="order-by" onChange={(event) => arrange(choice.name, event.target.value)}>
              {choice.orders.map((order) => (
                <option key={order} value={order}>{ORDER_TITLES[order]}</option>
              ))}
            </select>
          </label>
        )}
        {choice.name === 'radial' && by === 'hops' && (
          <RootButton words="centre on" otherwise="the node with the most edges is the centre" selected={selected} onRoot={(slot) => arrange('radial', 'hops', slot)} />
        )}
        {choice.name === 'tree' && (
          <RootButton words="begin at" otherwise="what no edge leads to is on top" selected={selected} onRoot={(slot) => arrange('tree', undefined, slot)} />
        )}
        {forced && (
          <div className="force-settings">
            <div className="settings-head">
              <h3 className="caption">Forces</h3>
              <button type="button" className="button ghost small" disabled={!changed} data-testid="reset-settings" onClick={reset}>Reset</button>
            </div>
            {FORCE_SETTINGS.filter(({ kind }) => kind === 'number').map(control)}
            <div className="switches">{FORCE_SETTINGS.filter(({ kind }) => kind === 'switch').map(control)}</div>
          </div>
        )}
      </div>
    </section>
  )
}

interface Root {
  /** What happens to the node, as in "begin at". */
  words: string
  /** What holds when nobody says. */
  otherwise: string
  selected: { slot: number; title: string } | null
  onRoot: (slot: number) => void
}

/** Lays out from the selected node. */
function RootButton({ words, otherwise, selected, onRoot }: Root) {
  const begin = words[0].toUpperCase() + words.slice(1)
  return (
    <button type="button" className="button wide" disabled={!selected} title={`Otherwise ${otherwise}`} data-testid="root-here" onClick={() => selected && onRoot(selected.slot)}>
      <Icon name="target" />
      <span className="truncate">{selected ? `${begin} ${selected.title}` : `Select a node to ${words} it`}</span>
    </button>
  )
}
