import './theme/fonts.css'
import './theme/tokens.css'
import './theme/controls.css'
import { createRoot } from 'react-dom/client'
import { App } from './ui/App'

createRoot(document.getElementById('root')!).render(<App />)
