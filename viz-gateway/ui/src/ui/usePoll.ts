import { useEffect } from 'react'

/** Calls `ask` at once and then again that long after each answer; not while the page is hidden, and at once when it is back. */
export function usePoll(ask: () => Promise<void>, everyMillis: number): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    let asking = false
    const round = async () => {
      clearTimeout(timer)
      if (asking || document.hidden) return
      asking = true
      await ask()
      asking = false
      if (!stopped && !document.hidden) timer = setTimeout(() => void round(), everyMillis)
    }
    const onVisibility = () => void (document.hidden ? clearTimeout(timer) : round())
    document.addEventListener('visibilitychange', onVisibility)
    void round()
    return () => {
      stopped = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [ask, everyMillis])
}
