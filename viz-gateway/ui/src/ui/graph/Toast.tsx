import { useEffect, useState } from 'react'
import { useEngine, usePublished } from './useEngine'

const SHOWN_MILLIS = 4500

export function Toast() {
  const { toast } = usePublished(useEngine())
  const [gone, setGone] = useState(0)
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setGone(toast.id), SHOWN_MILLIS)
    return () => clearTimeout(timer)
  }, [toast])
  if (!toast || toast.id <= gone) return null
  return (
    <div className={`toast ${toast.tone}`} role="status" data-testid="toast">
      {toast.text}
    </div>
  )
}
