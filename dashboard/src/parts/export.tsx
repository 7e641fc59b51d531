// A filtered list as a file, fetched page by page: what is exported is what is shown, and it can be stopped.

import { Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { csv } from '../values/csv'
import { Button } from './button'

const KEEP_MILLISECONDS = 60_000
const BYTE_ORDER_MARK = '\ufeff' // by which spreadsheets know UTF-8

interface Properties {
  file: string
  headings: readonly string[]
  count?: number
  /** The rows after a cursor, and the cursor of the page after them where there is one. */
  pageAfter: (after: string | null, signal: AbortSignal) => Promise<{ rows: string[][]; next?: string | null }>
}

export function Export({ file, headings, count, pageAfter }: Properties) {
  const [done, setDone] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const run = async () => {
    const { signal } = (stop.current = new AbortController())
    setProblem(null)
    setDone(0)
    try {
      const parts = [BYTE_ORDER_MARK, csv([headings])]
      let after: string | null = null
      let exported = 0
      do {
        const { rows, next } = await pageAfter(after, signal)
        parts.push(csv(rows))
        setDone((exported += rows.length))
        after = next ?? null
      } while (after && !signal.aborted)
      if (!signal.aborted) save(parts, file)
    } catch (error) {
      if (!signal.aborted) setProblem((error as Error).message)
    }
    setDone(null)
  }

  if (done !== null) {
    const progress = `${done.toLocaleString()}${count ? ` of ${count.toLocaleString()}` : ''}`
    return <Button onClick={() => stop.current?.abort()}>{`Stop the export (${progress})`}</Button>
  }
  return (
    <span className="inline-flex items-center gap-3">
      {problem && (
        <span role="alert" className="text-[0.8rem] text-bad">
          {problem}
        </span>
      )}
      <Button onClick={() => void run()} disabled={count === 0}>
        <Download aria-hidden className="size-4" />
        Export CSV
      </Button>
    </span>
  )
}

function save(parts: readonly string[], name: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MILLISECONDS)
}
