// A file on its way in: sent once to see what it would do, and once more to do it. Nothing is kept before that.

import { useQueryClient } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import type { ChangeEvent, DragEvent } from 'react'
import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { Unreachable } from '../../api/post'
import { upload } from '../../api/upload'
import { graphql } from '../../gql'
import type { ImportStatementMutation, StatementFormat } from '../../gql/graphql'
import { Button, buttonLook } from '../../parts/button'
import { OPENED } from '../../parts/close'
import { Dialog } from '../../parts/dialog'
import { Select } from '../../parts/field'
import { Notice } from '../../parts/states'
import { address } from '../../values/address'
import { FORMATS, format } from '../../values/words'
import { Counts } from './entries'
import { Findings, Left } from './findings'

const Columns = lazy(() => import('./columns'))

const Import = graphql(`
  mutation ImportStatement($input: ImportStatementInput!) {
    importStatement(input: $input) {
      replayed
      statements {
        id
        filename
        accountId
      }
      counts {
        status
        count
      }
      proposal {
        mapping
        questions {
          key
          question
          choices
        }
        columns {
          number
          name
          examples
        }
      }
      preview {
        formats
        problems
        mapping
        entries {
          status
          bookingDate
          endToEndId
          remittanceInformation
          counterpartyName
          problem
          amount {
            amount
            currency
          }
        }
      }
      errors {
        code
        message
        path
      }
    }
  }
`)

type Outcome = ImportStatementMutation['importStatement']
type Phase =
  | { is: 'sending'; isDryRun: boolean; share: number }
  | { is: 'answered'; isDryRun: boolean; outcome: Outcome }
  | { is: 'failed'; isDryRun: boolean; error: Error }

/** Where a file is dropped or chosen. */
export function ImportPanel() {
  const [file, setFile] = useState<File | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isOver, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)

  const take = (files: FileList | null) => {
    setProblem(files && files.length > 1 ? 'One file at a time, please.' : null)
    if (files?.length === 1) setFile(files[0] ?? null)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const onChoose = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.target.files)
    event.target.value = '' // the same file may be chosen again
  }
  return (
    <>
      <section
        aria-label="Import a statement"
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={`space-y-3 rounded-xl border-2 border-dashed p-5 text-center ${isOver ? 'border-accent bg-raised' : 'border-line bg-panel'}`}
      >
        {problem && <Notice tone="bad">{problem}</Notice>}
        <input ref={chooser} type="file" hidden onChange={onChoose} />
        <Button kind="main" onClick={() => chooser.current?.click()}>
          <Upload aria-hidden className="size-4" />
          Choose a file
        </Button>
        <p className="text-[0.88rem] text-soft">
          Or drop one here: camt, MT940, BAI2, OFX, CODA, Norma 43, CSV, XLSX, or a zip of them. You see what it would
          do before it is imported.
        </p>
      </section>
      {file && <ImportDialog file={file} onClose={() => setFile(null)} />}
    </>
  )
}

function ImportDialog({ file, onClose }: { file: File; onClose: () => void }) {
  const cache = useQueryClient()
  const [phase, setPhase] = useState<Phase>({ is: 'sending', isDryRun: true, share: 0 })
  const [chosen, setChosen] = useState('')
  const mapping = useRef<string | null>(null) // the one that was taken for the last look at the file
  const [proposal, setProposal] = useState<Outcome['proposal']>(null)
  const underway = useRef<AbortController | null>(null) // a second click comes before the button is gone

  const send = async (isDryRun: boolean) => {
    if (underway.current) return
    const { signal } = (underway.current = new AbortController())
    const onProgress = (share: number) => setPhase({ is: 'sending', isDryRun, share })
    onProgress(0)
    const format = (chosen || null) as StatementFormat | null
    const input = { file: null, format, mapping: mapping.current, dryRun: isDryRun }
    try {
      const { importStatement } = await upload(Import, { input }, 'input.file', file, { signal, onProgress })
      if (importStatement.proposal) setProposal(importStatement.proposal)
      setPhase({ is: 'answered', isDryRun, outcome: importStatement })
    } catch (error) {
      if (!signal.aborted) setPhase({ is: 'failed', isDryRun, error: error as Error })
    }
    if (!signal.aborted) underway.current = null
    if (!isDryRun) void cache.invalidateQueries()
  }
  useEffect(() => {
    void send(true)
    return () => {
      underway.current?.abort()
      underway.current = null
    }
  }, [])

  return (
    <Dialog kind="window" title={<span className="break-all">{`Import ${file.name}`}</span>} onClose={onClose}>
      <div className="space-y-4">
        {phase.is === 'sending' && <Progress {...phase} onCancel={onClose} />}
        {phase.is === 'failed' && <Lost {...phase} onAgain={() => void send(phase.isDryRun)} onCancel={onClose} />}
        {phase.is === 'answered' && (
          <Answer
            {...phase}
            proposal={proposal}
            mapping={mapping.current}
            chosen={chosen}
            onFormat={setChosen}
            onAgain={() => void send(true)}
            onMapping={(text) => {
              mapping.current = text
              void send(true)
            }}
            onImport={() => void send(false)}
            onClose={onClose}
          />
        )}
      </div>
    </Dialog>
  )
}

function Progress({ isDryRun, share, onCancel }: { isDryRun: boolean; share: number; onCancel: () => void }) {
  const isSent = share >= 1
  const name = isSent ? (isDryRun ? 'Looking at the file' : 'Importing the file') : 'Sending the file'
  return (
    <>
      <p role="status">{name}…</p>
      <progress aria-label={name} max={1} value={isSent ? undefined : share} className="w-full accent-accent" />
      <Button onClick={onCancel}>Cancel</Button>
    </>
  )
}

interface LostProperties {
  isDryRun: boolean
  error: Error
  onAgain: () => void
  onCancel: () => void
}

/** No answer has come, or a refusal of the request itself. */
function Lost({ isDryRun, error, onAgain, onCancel }: LostProperties) {
  const mayBeKept = !isDryRun && error instanceof Unreachable
  return (
    <>
      <Notice tone="bad">
        {error.message} {mayBeKept && 'The file may have been imported. Sending it again is safe.'}
      </Notice>
      <div className="flex flex-wrap gap-2">
        <Button kind="main" onClick={onAgain}>
          Try again
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </>
  )
}

interface AnswerProperties {
  isDryRun: boolean
  outcome: Outcome
  proposal: Outcome['proposal']
  mapping: string | null
  chosen: string
  onFormat: (format: string) => void
  onAgain: () => void
  onMapping: (mapping: string) => void
  onImport: () => void
  onClose: () => void
}

function Answer({ isDryRun, outcome, proposal, mapping, onMapping, onImport, onClose, ...rest }: AnswerProperties) {
  const { errors, preview, replayed, statements } = outcome
  const isRefused = !preview && statements.length === 0
  const [isChanging, setChanging] = useState(false)
  if (proposal && (isChanging || (errors[0] && isRefused)))
    return (
      <Suspense fallback={<p role="status">Looking at the columns…</p>}>
        <Columns
          proposal={proposal}
          chosen={mapping}
          problem={(mapping && errors[0]?.message) || null}
          onMapping={onMapping}
          onClose={onClose}
        />
      </Suspense>
    )
  if (errors[0] && isRefused) return <Refusal message={errors[0].message} onClose={onClose} {...rest} />
  const left = errors.length > 0 && <Left errors={errors} />
  if (replayed || !isDryRun) {
    return (
      <>
        {left}
        <Kept outcome={outcome} onClose={onClose} />
      </>
    )
  }
  return (
    <>
      {left}
      <p role="status">
        This is what the file would do. Nothing is kept yet. <Counts of={outcome.counts} />
      </p>
      {preview && <Findings preview={preview} />}
      <div className="flex flex-wrap gap-2">
        <Button kind="main" onClick={onImport}>
          Import
        </Button>
        {proposal && <Button onClick={() => setChanging(true)}>Change the columns</Button>}
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </>
  )
}

interface RefusalProperties {
  message: string
  chosen: string
  onFormat: (format: string) => void
  onAgain: () => void
  onClose: () => void
}

function Refusal({ message, chosen, onFormat, onAgain, onClose }: RefusalProperties) {
  return (
    <>
      <Notice tone="bad">{message} Nothing was imported.</Notice>
      <Select
        label="Format"
        hint="Say what the file is, where it isn’t found from its content."
        value={chosen}
        onChange={(event) => onFormat(event.target.value)}
      >
        <option value="">Find it from the content</option>
        {FORMATS.map((value) => (
          <option key={value} value={value}>
            {format(value)}
          </option>
        ))}
      </Select>
      <div className="flex flex-wrap gap-2">
        <Button kind="main" onClick={onAgain}>
          Try again
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </>
  )
}

/** The file is in, now or since an earlier time. */
function Kept({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  return (
    <>
      <Notice tone="good">
        {outcome.replayed ? 'This file was imported before. Nothing was changed.' : 'The file is imported.'}
      </Notice>
      <p>
        <Counts of={outcome.counts} />
      </p>
      <ul className="flex flex-wrap gap-2">
        {outcome.statements.map(({ id, accountId }, index) => (
          <li key={id}>
            <Link
              href={address('/statements', { statement: id })}
              state={OPENED}
              onClick={onClose}
              className={buttonLook(index === 0 ? 'main' : 'plain')}
            >
              {outcome.statements.length === 1
                ? 'Open the statement'
                : `Open ${index + 1}: ${accountId ?? 'a statement'}`}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
