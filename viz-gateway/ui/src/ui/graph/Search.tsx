import { useDeferredValue, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Hit } from '../../engine/search'
import { Icon } from '../shell/Icon'
import { short, whole } from '../format'
import { useEngine, usePublished } from './useEngine'

/** Finds nodes by id or label; arrows choose, Enter goes there. */
export function Search() {
  const engine = useEngine()
  const { types } = usePublished(engine)
  const input = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const wanted = useDeferredValue(query)
  const { hits, total } = useMemo(() => (open ? engine.search(wanted) : { hits: [], total: 0 }), [engine, open, wanted])
  const colors = new Map(types.map((type) => [type.name, type.color]))

  const go = (hit: Hit | undefined) => {
    if (!hit) return
    engine.select(hit.slot)
    engine.show(hit.slot)
    setOpen(false)
    input.current?.blur()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setQuery('')
      setOpen(false)
      input.current?.blur()
    } else if (event.key === 'Enter') {
      // Whoever types fast presses Enter before the list has caught up.
      go((wanted === query ? hits : engine.search(query).hits)[active])
    }
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setActive((now) => Math.max(0, Math.min(hits.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1))))
    }
  }
  return (
    <div className="search">
      <Icon name="search" size={14} />
      <input
        ref={input}
        className="search-input"
        placeholder="Search nodes"
        aria-label="Search nodes by id or label"
        data-testid="search"
        role="combobox"
        aria-expanded={open && query !== ''}
        aria-controls="search-hits"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      <span className="kbd">⌘K</span>
      {open && query.trim() !== '' && (
        <div className="search-hits" id="search-hits" role="listbox" data-testid="search-hits">
          {hits.map((hit, i) => (
            <div
              key={hit.slot}
              role="option"
              aria-selected={i === active}
              className={`hit ${i === active ? 'active' : ''}`}
              ref={(row) => {
                if (i === active) row?.scrollIntoView?.({ block: 'nearest' })
              }}
              onPointerDown={(event) => {
                event.preventDefault()
                go(hit)
              }}
            >
              <i className="dot" style={{ background: colors.get(hit.type) ?? 'var(--faint)' }} />
              <span className="truncate">{hit.title}</span>
              {hit.title !== hit.id && <span className="mono muted truncate">{hit.id}</span>}
              <span className="hit-type muted">{hit.type}</span>
              <span className="num muted">{short(hit.degree)}</span>
            </div>
          ))}
          <div className="hits-total muted num">
            {total === 0 ? 'Nothing found' : total > hits.length ? `${hits.length} of ${whole(total)} found` : `${whole(total)} found`}
          </div>
        </div>
      )}
    </div>
  )
}
