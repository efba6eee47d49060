import { bytes } from '../format'
import { Icon } from '../shell/Icon'
import { useUploads, type Upload } from '../upload/uploads'

/** A file on its way to the server. */
export function UploadRow({ upload }: { upload: Upload }) {
  const dismiss = useUploads((state) => state.dismiss)
  const share = upload.total > 0 ? upload.sent / upload.total : 0
  return (
    <div className="graph-row uploading" role="row" data-testid="upload-row" data-state={upload.problem ? 'failed' : 'sending'}>
      <span className="cell-name" role="cell">
        <span className="kind-icon"><Icon name="upload" size={15} /></span>
        <span className="name-text">
          <span className="truncate">{upload.name}</span>
          <span className="muted small num">{bytes(upload.sent)} of {bytes(upload.total)}</span>
        </span>
      </span>
      <span role="cell" className="upload-state">
        {upload.problem ? (
          <span className="error-text">{upload.problem}</span>
        ) : (
          <>
            <span className="progress"><span style={{ width: `${share * 100}%` }} /></span>
            <span className="num muted">{share >= 1 ? 'committing…' : `${Math.floor(share * 100)} %`}</span>
          </>
        )}
      </span>
      <span role="cell" className="right">
        <button type="button" className="button ghost icon" aria-label={upload.problem ? 'Dismiss' : 'Cancel'} onClick={() => dismiss(upload.key)}>
          <Icon name="close" size={14} />
        </button>
      </span>
    </div>
  )
}
