// A filtered list as a file: a link to it, so that the browser keeps what comes, and not this tab.

import { Download } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useState } from 'react'
import { download } from '../api/download'
import { exportAddress } from '../values/address'
import { buttonLook } from './button'

interface Properties {
  /** The list's name in the server's addresses. */
  list: string
  /** The arguments that the list is asked for with, but those for its pages. */
  given?: Record<string, unknown>
}

export function Export({ list, given }: Properties) {
  const [problem, setProblem] = useState<string | null>(null)
  const href = exportAddress(list, given)
  const run = (event: MouseEvent) => {
    event.preventDefault()
    setProblem(null)
    download(href).catch((error: Error) => setProblem(error.message))
  }
  return (
    <span className="inline-flex items-center gap-3">
      {problem && (
        <span role="alert" className="text-[0.8rem] text-bad">
          {problem}
        </span>
      )}
      <a href={href} download onClick={run} className={buttonLook('plain')}>
        <Download aria-hidden className="size-4" />
        Export CSV
      </a>
    </span>
  )
}
