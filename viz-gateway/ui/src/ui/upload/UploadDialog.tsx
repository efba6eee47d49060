import { useEffect, useState } from 'react'
import { bytes } from '../format'
import { Dialog } from '../shell/Dialog'
import { Icon } from '../shell/Icon'
import { ColumnField } from './ColumnField'
import { called, formatIn, formatOf, isGraph, titleOf, type UploadFormat } from './formats'
import { guessEnds, guessNode, guessPlace, NOWHERE } from './guess'
import { previewOf, type Preview } from './preview'
import { PreviewTable } from './PreviewTable'
import { useUploads } from './uploads'
import './upload.css'

/** Asks what a file's columns mean before it is sent. Reads only the beginning of it. */
export function UploadDialog({ files, onClose }: { files: File[]; onClose: () => void }) {
  const start = useUploads((state) => state.start)
  const nodesFirst = files.length > 1 && /node|vert/i.test(files[0].name) && !/node|vert/i.test(files[1].name)
  const [edges] = useState<File>(nodesFirst ? files[1] : files[0])
  const [nodes, setNodes] = useState<File | null>(files.length > 1 ? (nodesFirst ? files[0] : files[1]) : null)
  const [name, setName] = useState(titleOf(edges.name))
  const [ends, setEnds] = useState({ source: '', destination: '' })
  const [node, setNode] = useState('')
  const [place, setPlace] = useState(NOWHERE)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [nodePreview, setNodePreview] = useState<Preview | null>(null)
  const [format, setFormat] = useState<UploadFormat | null>(formatOf(edges.name))
  const graph = isGraph(format)

  useEffect(() => {
    void formatIn(edges).then(async (found) => {
      setFormat(found)
      if (isGraph(found)) return setEnds({ source: 'source', destination: 'target' }) // what every graph file gives
      const seen = await previewOf(edges, found ?? 'csv')
      setPreview(seen)
      setEnds(seen ? guessEnds(seen.columns) : { source: 'source', destination: 'destination' })
    })
  }, [edges])
  useEffect(() => {
    setPlace(NOWHERE)
    if (!nodes) return setNode('')
    void previewOf(nodes, formatOf(nodes.name) ?? 'csv').then((found) => {
      setNodePreview(found)
      setNode(found ? guessNode(found.columns) : 'id')
      setPlace(found ? guessPlace(found.columns) : NOWHERE)
    })
  }, [nodes])

  const ready = name.trim() !== '' && ends.source !== '' && ends.destination !== '' && (nodes === null || node !== '') && (place.longitude === '') === (place.latitude === '')
  const submit = () => {
    void start(graph ? { name: name.trim(), ...ends, node: 'id', ...NOWHERE, edges, format, nodes: null } : { name: name.trim(), ...ends, node, ...place, edges, format, nodes })
    onClose()
  }
  return (
    <Dialog
      title="Make a graph of this file"
      onClose={onClose}
      testId="upload-dialog"
      footer={
        <>
          <button type="button" className="button" onClick={onClose}>Cancel</button>
          <button type="button" className="button primary" disabled={!ready} data-testid="upload-start" onClick={submit}>Upload</button>
        </>
      }
    >
      <FileLine file={edges} role={graph ? 'Graph' : 'Edges'} />
      {format === null && <p className="error-text">The name tells no format that is known; it will be read as CSV.</p>}
      <label className="field">
        <span className="label">Name</span>
        <input className="input" value={name} onChange={(event) => setName(event.target.value)} data-testid="upload-name" />
      </label>
      {graph && <p className="muted" data-testid="upload-graph">This is {called(format)}: it says itself what its nodes, edges and attributes are.{nodes && ` ${nodes.name} is not sent.`}</p>}
      {!graph && <div className="two">
        <ColumnField label="Source column" value={ends.source} columns={preview?.columns} testId="source-column" onChange={(source) => setEnds({ ...ends, source })} />
        <ColumnField label="Destination column" value={ends.destination} columns={preview?.columns} testId="destination-column" onChange={(destination) => setEnds({ ...ends, destination })} />
      </div>}
      {!graph && preview && <PreviewTable preview={preview} source={ends.source} destination={ends.destination} />}
      {graph ? null : nodes ? (
        <>
          <FileLine file={nodes} role="Nodes" onRemove={() => setNodes(null)} />
          <ColumnField label="Node id column" value={node} columns={nodePreview?.columns} testId="node-column" onChange={setNode} />
          <div className="two">
            <ColumnField label="Longitude column" none="none" value={place.longitude} columns={nodePreview?.columns} testId="longitude-column" onChange={(longitude) => setPlace({ ...place, longitude })} />
            <ColumnField label="Latitude column" none="none" value={place.latitude} columns={nodePreview?.columns} testId="latitude-column" onChange={(latitude) => setPlace({ ...place, latitude })} />
          </div>
        </>
      ) : (
        <label className="add-nodes">
          <Icon name="plus" size={13} /> Add a file with node attributes (optional)
          <input type="file" hidden onChange={(event) => setNodes(event.target.files?.[0] ?? null)} />
        </label>
      )}
    </Dialog>
  )
}

function FileLine({ file, role, onRemove }: { file: File; role: string; onRemove?: () => void }) {
  return (
    <div className="file-line">
      <span className="caption">{role}</span>
      <span className="truncate">{file.name}</span>
      <span className="muted num">{bytes(file.size)}</span>
      {onRemove && (
        <button type="button" className="button ghost icon" aria-label="Remove file" onClick={onRemove}>
          <Icon name="close" size={13} />
        </button>
      )}
    </div>
  )
}
