import { useState } from 'react'
import { api } from '../../api/client'
import type { GraphSummary } from '../../api/types'
import { useUploads } from '../upload/uploads'
import { Confirm } from '../shell/Confirm'
import { GraphRow } from './GraphRow'
import { UploadRow } from './UploadRow'

export function GraphTable({ graphs, onChanged }: { graphs: GraphSummary[]; onChanged: () => Promise<void> }) {
  const [doomed, setDoomed] = useState<GraphSummary | null>(null)
  const uploads = useUploads((state) => state.uploads)
  return (
    <div className="graph-table" role="table" aria-label="Graphs">
      <div className="graph-row head caption" role="row">
        <span role="columnheader">Name</span>
        <span role="columnheader">Status</span>
        <span role="columnheader" className="right">Nodes</span>
        <span role="columnheader" className="right">Edges</span>
        <span role="columnheader" className="right">Events/s</span>
        <span role="columnheader">Updated</span>
        <span />
      </div>
      {uploads.map((upload) => (
        <UploadRow key={upload.key} upload={upload} />
      ))}
      {graphs.map((graph) => (
        <GraphRow key={graph.id} graph={graph} onDelete={() => setDoomed(graph)} />
      ))}
      {doomed && (
        <Confirm
          title="Delete this graph?"
          action="Delete for good"
          onClose={() => setDoomed(null)}
          onConfirm={async () => {
            await api.deleteGraph(doomed.id)
            await onChanged()
          }}
        >
          <b>{doomed.name}</b> with its nodes, edges and source lines will be removed from the server. This cannot be undone.
        </Confirm>
      )}
    </div>
  )
}
