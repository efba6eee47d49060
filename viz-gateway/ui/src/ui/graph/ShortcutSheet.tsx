import { Dialog } from '../shell/Dialog'

const GROUPS: readonly [string, readonly [string, string][]][] = [
  ['Find', [['⌘K  /', 'Search by id or label'], ['Esc', 'Clear the selection'], ['G', 'Go to the selected node or edge']]],
  ['View', [['F', 'Fit; once more with strays'], ['+  −', 'Zoom in and out'], ['← ↑ → ↓', 'Move the view'], ['T', 'Labels on and off'], [']', 'Inspector on and off']]],
  ['Layout', [['Space', 'Pause and play'], ['R', 'Lay out afresh'], ['L', 'Choose a layout, set its forces'], ['P', 'Pin or unpin the selected node']]],
  ['Mouse', [['Drag', 'Move the view, or a node (pins it)'], ['Wheel', 'Zoom at the pointer'], ['Hover', 'Light up neighbours, or an edge'], ['Click', 'Inspect a node or an edge'], ['Double click', 'Zoom in, or to a node and its neighbours']]],
]

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard and mouse" onClose={onClose} testId="shortcuts">
      <div className="shortcut-groups">
        {GROUPS.map(([title, rows]) => (
          <section key={title}>
            <h3 className="caption">{title}</h3>
            <dl>
              {rows.map(([keys, what]) => (
                <div key={keys}>
                  <dt>{keys.split('  ').map((key) => <span className="kbd" key={key}>{key}</span>)}</dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
