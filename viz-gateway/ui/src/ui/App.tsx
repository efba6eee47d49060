import { lazy, Suspense, useEffect } from 'react'
import { readParams } from './graph/params'
import { GraphPage } from './graph/GraphPage'
import { ListPage } from './list/ListPage'
import { Login } from './login/Login'
import { feedRoute, useHash } from './route'
import { useSession } from './session'

// Loaded when somebody goes there: graphs and their list are what most people open.
const FeedPage = lazy(async () => ({ default: (await import('./feed/page/FeedPage')).FeedPage }))

/** Which page, by address and by whether somebody is signed in. */
export function App() {
  const user = useSession((state) => state.user)
  const hash = useHash()
  useEffect(() => {
    void useSession.getState().check()
  }, [])
  if (user === undefined) return <div data-state="connecting" data-testid="app" />
  if (user === null) return <Login />
  const params = readParams(location.search)
  if (location.pathname === '/graph/graph.html' && params.dataset) return <GraphPage params={params} />
  const route = feedRoute(hash)
  if (route) {
    return (
      <Suspense fallback={<div className="page-waiting" data-state="loading" />}>
        <FeedPage key={route.feed} route={route} />
      </Suspense>
    )
  }
  return <ListPage />
}
