import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, fetchScreens } from './app'
import './styles.css'

fetchScreens()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
