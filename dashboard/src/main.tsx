import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, fetchScreens, keepAddressesApart } from './app'
import './styles.css'

fetchScreens()
keepAddressesApart()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
