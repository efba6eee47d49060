import { create } from 'zustand'
import { api, ApiError } from '../api/client'

interface SessionState {
  /** undefined while unknown, null when nobody is signed in. */
  user: string | null | undefined
  problem: string
  check(): Promise<void>
  signIn(username: string, password: string): Promise<void>
  signOut(): Promise<void>
  /** A request was refused for want of a session. */
  expired(): void
}

export const useSession = create<SessionState>((set) => ({
  user: undefined,
  problem: '',
  async check() {
    try {
      set({ user: (await api.whoAmI()).username, problem: '' })
    } catch (error) {
      const refused = error instanceof ApiError && error.status !== 0 && error.status < 500
      set({ user: null, problem: refused ? '' : (error as Error).message })
    }
  },
  async signIn(username, password) {
    const session = await api.signIn(username, password)
    set({ user: session.username, problem: '' })
  },
  async signOut() {
    await api.signOut()
    set({ user: null })
  },
  expired() {
    set({ user: null, problem: 'Your session has ended. Sign in again.' })
  },
}))
