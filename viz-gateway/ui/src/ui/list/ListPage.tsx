import { useEffect, useRef, useState, type DragEvent } from 'react'
import { FeedDialog } from '../feed/FeedDialog'
import { useSession } from '../session'
import { Icon, Logo } from '../shell/Icon'
import { counted } from '../format'
import { ACCEPTED } from '../upload/formats'
import { UploadDialog } from '../upload/UploadDialog'
import { useUploads } from '../upload/uploads'
import { EmptyList } from './EmptyList'
import { GraphTable } from './GraphTable'
import { useGraphs } from './useGraphs'
import './list.css'

/** All graphs of the user; files may be dropped anywhere on it. */
export function ListPage() {
  const { graphs, problem, reload } = useGraphs()
  const { user, signOut } = useSession()
  const [files, setFiles] = useState<File[] | null>(null)
  const [feed, setFeed] = useState(false)
  const [over, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const finished = useUploads((state) => state.finished)
  useEffect(() => {
    document.title = 'Graphs · Orrery'
  }, [])
  useEffect(() => void reload(), [finished, reload])

  const drag = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (event.currentTarget === event.target) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      if (event.dataTransfer.files.length > 0) setFiles([...event.dataTransfer.files])
    },
  }
  const empty = graphs !== null && graphs.length === 0
  return (
    <div className="list-page" data-testid="list-page" data-state={graphs === null ? 'loading' : empty ? 'empty' : 'ready'} {...drag}>
      <header className="list-bar">
        <div className="list-brand">
          <Logo size={24} />
          <h1>Orrery</h1>
        </div>
        <div className="list-user">
          <span className="muted">{user}</span>
          <button type="button" className="button ghost icon" aria-label="Sign out" title="Sign out" data-testid="sign-out" onClick={() => void signOut()}>
            <Icon name="exit" />
          </button>
        </div>
      </header>
      <main className="list-main">
        <div className="list-head">
          <div>
            <h2>Graphs</h2>
            <p className="muted">{graphs === null ? 'Loading…' : empty ? 'None yet' : counted(graphs.length, 'graph')}</p>
          </div>
          <div className="list-actions">
            <button type="button" className="button large" data-testid="new-feed" onClick={() => setFeed(true)}>
              <Icon name="feed" size={14} /> Create feed
            </button>
            <button type="button" className="button primary large" data-testid="new-upload" onClick={() => picker.current?.click()}>
              <Icon name="upload" size={14} /> Upload a file
            </button>
            <input ref={picker} type="file" multiple hidden data-testid="file-input" accept={ACCEPTED} onChange={(event) => {
              if (event.target.files?.length) setFiles([...event.target.files])
              event.target.value = ''
            }} />
          </div>
        </div>
        {problem && <p className="list-problem" role="alert">{problem}</p>}
        {empty ? <EmptyList onPick={() => picker.current?.click()} onFeed={() => setFeed(true)} /> : graphs && <GraphTable graphs={graphs} onChanged={reload} />}
        {!empty && graphs && <p className="drop-hint muted">Drop a CSV, JSON, Parquet or Arrow file anywhere on this page to make a graph of it.</p>}
      </main>
      {over && (
        <div className="drop-veil" data-testid="drop-veil">
          <div>
            <Icon name="upload" size={28} />
            <b>Drop to make a graph</b>
            <span className="muted">One file of edges; a second one may hold the nodes</span>
          </div>
        </div>
      )}
      {files && <UploadDialog files={files} onClose={() => setFiles(null)} />}
      {feed && <FeedDialog onClose={() => setFeed(false)} onCreated={reload} />}
    </div>
  )
}
