import { useState, type FormEvent } from 'react'
import { Logo } from '../shell/Icon'
import { useSession } from '../session'
import { Backdrop } from './Backdrop'
import './login.css'

export function Login() {
  const { signIn, problem } = useSession()
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setFailure('')
    try {
      await signIn(String(form.get('username')).trim(), String(form.get('password')))
    } catch (error) {
      setFailure((error as Error).message)
      setBusy(false)
    }
  }
  return (
    <main className="login" data-testid="login" data-state="signed-out">
      <Backdrop />
      <form className="login-card" onSubmit={submit}>
        <div className="login-brand">
          <Logo size={34} />
          <div>
            <h1>Orrery</h1>
            <p className="muted">Graphs that move as data arrives</p>
          </div>
        </div>
        <label className="field">
          <span className="label">User name</span>
          <input className="input" name="username" autoComplete="username" defaultValue="admin" required data-testid="username" />
        </label>
        <label className="field">
          <span className="label">Password</span>
          <input className="input" name="password" type="password" autoComplete="current-password" required autoFocus data-testid="password" />
        </label>
        {(failure || problem) && (
          <p className="error-text" role="alert" data-testid="login-error">
            {failure || problem}
          </p>
        )}
        <button className="button primary large" disabled={busy} data-testid="sign-in">
          {busy ? 'Signing in…' : 'Sign in'}
        </button>
        <p className="login-hint">
          The first administrator’s password was printed by <code className="mono">./orrery up</code>.
        </p>
      </form>
    </main>
  )
}
