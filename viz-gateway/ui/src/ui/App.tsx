import { useEffect } from 'react'
import { readParams } from './graph/params'
import { GraphPage } from './graph/GraphPage'
import { ListPage } from './list/ListPage'
import { Login } from './login/Login'
import { useSession } from './session'

/** Which page, by address and by whether somebody is signed in. */
export function App() {
  const user = useSession((state) => state.user)
  useEffect(() => {
    void useSession.getState().check()
  }, [])
  if (user === undefined) return <div data-state="connecting" data-testid="app" />
  if (user === null) return <Login />
  const params = readParams(location.search)
  return location.pathname === '/graph/graph.html' && params.dataset ? <GraphPage params={params} /> : <ListPage />
}
