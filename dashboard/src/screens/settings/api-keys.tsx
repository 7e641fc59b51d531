// One's own API keys: made with a name and an end, shown once, revoked for good.

import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { ask, useAsk } from '../../api/ask'
import { Panel } from '../../frame/frame'
import { graphql } from '../../gql'
import type { ApiKeyRowFragment } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { Button } from '../../parts/button'
import { Dialog } from '../../parts/dialog'
import { Input, Select } from '../../parts/field'
import { Ago, Copy } from '../../parts/show'
import { Empty, Loaded, Notice } from '../../parts/states'
import type { Column } from '../../parts/table'
import { Table } from '../../parts/table'

const List = graphql(`
  query ApiKeys {
    apiKeys {
      ...ApiKeyRow
    }
  }
`)
const Create = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      secret
      apiKey {
        id
      }
      errors {
        code
        message
        path
      }
    }
  }
`)
const Revoke = graphql(`
  mutation RevokeApiKey($id: ID!) {
    revokeApiKey(id: $id) {
      apiKey {
        id
      }
      errors {
        code
        message
      }
    }
  }
`)
graphql(`
  fragment ApiKeyRow on ApiKey {
    id
    name
    prefix
    createdAt
    lastUsedAt
    expiresAt
    revokedAt
  }
`)

const LIVES: readonly (readonly [days: string, word: string])[] = [
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', 'A year'],
  ['', 'Never'],
]

export function ApiKeys() {
  const list = useAsk(List, {})
  const [isCreating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<ApiKeyRowFragment | null>(null)
  return (
    <Panel
      title="Your API keys"
      aside={
        <Button kind="main" onClick={() => setCreating(true)}>
          Create a key
        </Button>
      }
    >
      <p className="px-5 pt-1 pb-3 text-[0.88rem] text-soft">
        A server sends a key as <code className="font-mono">Authorization: Bearer pfx_…</code> and acts as you.
      </p>
      <Loaded asked={list}>
        {({ apiKeys }) =>
          apiKeys.length === 0 ? (
            <Empty title="You have no API keys." />
          ) : (
            <Table
              caption="Your API keys, newest first"
              columns={columns(setRevoking)}
              rows={apiKeys}
              keyOf={({ id }) => id}
            />
          )
        }
      </Loaded>
      {isCreating && <NewKey onClose={() => setCreating(false)} />}
      {revoking && <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />}
    </Panel>
  )
}

function columns(onRevoke: (key: ApiKeyRowFragment) => void): Column<ApiKeyRowFragment>[] {
  return [
    { name: 'Name', cell: ({ name }) => <span className="font-medium">{name}</span> },
    { name: 'Key', cell: ({ prefix }) => <code className="font-mono text-[0.8rem]">{prefix}…</code> },
    { name: 'State', cell: (key) => <Badge {...state(key)} /> },
    { name: 'Last used', cell: ({ lastUsedAt }) => <Ago at={lastUsedAt} /> },
    { name: 'Ends', cell: ({ expiresAt }) => (expiresAt ? <Ago at={expiresAt} /> : 'Never') },
    { name: 'Created', cell: ({ createdAt }) => <Ago at={createdAt} /> },
    {
      name: 'Action',
      right: true,
      cell: (key) =>
        state(key).tone === 'good' && (
          <Button kind="danger" onClick={() => onRevoke(key)} aria-label={`Revoke ${key.name}`}>
            Revoke
          </Button>
        ),
    },
  ]
}

function state({ revokedAt, expiresAt }: ApiKeyRowFragment) {
  if (revokedAt) return { text: 'Revoked', tone: 'plain' } as const
  if (expiresAt && Date.parse(expiresAt) <= Date.now()) return { text: 'Expired', tone: 'plain' } as const
  return { text: 'Active', tone: 'good' } as const
}

function NewKey({ onClose }: { onClose: () => void }) {
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const [days, setDays] = useState('90')
  const [secret, setSecret] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const expiresAt = days ? new Date(Date.now() + Number(days) * 86_400_000).toISOString() : null
    try {
      const { createApiKey } = await ask(Create, { input: { name, expiresAt } })
      setSecret(createApiKey.secret ?? null)
      setProblem(createApiKey.errors[0]?.message ?? null)
    } catch (error) {
      setProblem((error as Error).message)
    }
    setBusy(false)
    void cache.invalidateQueries()
  }

  if (secret) {
    return (
      <Dialog kind="window" title="Your new API key" onClose={onClose}>
        <div className="space-y-4">
          <Notice tone="busy">This is shown once and stored nowhere. Copy it now.</Notice>
          <Copy text={secret} name="the key" />
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog kind="window" title="Create an API key" onClose={onClose}>
      <form className="space-y-4" onSubmit={(event) => void submit(event)}>
        {problem && <Notice tone="bad">{problem}</Notice>}
        <Input
          label="Name"
          autoFocus
          hint="What the key is for."
          required
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Select label="Ends after" value={days} onChange={(event) => setDays(event.target.value)}>
          {LIVES.map(([value, word]) => (
            <option key={word} value={value}>
              {word}
            </option>
          ))}
        </Select>
        <Button kind="main" type="submit" className="w-full" busy={busy}>
          Create the key
        </Button>
      </form>
    </Dialog>
  )
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKeyRowFragment; onClose: () => void }) {
  const cache = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const revoke = async () => {
    setBusy(true)
    const refusal = await ask(Revoke, { id: apiKey.id }).then(
      ({ revokeApiKey }) => revokeApiKey.errors[0]?.message ?? null,
      (error: Error) => error.message,
    )
    setBusy(false)
    setProblem(refusal)
    void cache.invalidateQueries()
    if (!refusal) onClose()
  }
  return (
    <Dialog kind="window" title={`Revoke ${apiKey.name}`} onClose={onClose}>
      <div className="space-y-4">
        {problem && <Notice tone="bad">{problem}</Notice>}
        <p>Whatever sends this key is refused from now on. That can’t be taken back.</p>
        <Button kind="danger" busy={busy} onClick={() => void revoke()}>
          Revoke the key
        </Button>
      </div>
    </Dialog>
  )
}
