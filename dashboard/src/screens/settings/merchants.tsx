// The merchants: whom payments are for. One that is inactive takes no new ones and keeps those that it has.

import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { ask } from '../../api/ask'
import { useMerchants } from '../../api/merchants'
import { Panel } from '../../frame/frame'
import { graphql } from '../../gql'
import type { MerchantRowFragment } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { Button } from '../../parts/button'
import { Dialog } from '../../parts/dialog'
import { Input } from '../../parts/field'
import { Ago, Code } from '../../parts/show'
import { Empty, Loaded, Notice } from '../../parts/states'
import type { Column } from '../../parts/table'
import { Table } from '../../parts/table'

const Create = graphql(`
  mutation CreateMerchant($input: CreateMerchantInput!) {
    createMerchant(input: $input) {
      merchant {
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
const Update = graphql(`
  mutation UpdateMerchant($input: UpdateMerchantInput!) {
    updateMerchant(input: $input) {
      merchant {
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

export function Merchants() {
  const cache = useQueryClient()
  const list = useMerchants()
  const [edited, setEdited] = useState<MerchantRowFragment | 'new' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const switchOnOff = async ({ id, isActive }: MerchantRowFragment) => {
    const change = ask(Update, { input: { id, isActive: !isActive } })
    setProblem(
      await change.then(
        ({ updateMerchant }) => updateMerchant.errors[0]?.message ?? null,
        (error: Error) => error.message,
      ),
    )
    void cache.invalidateQueries()
  }
  return (
    <Panel
      title="Merchants"
      aside={
        <Button kind="main" onClick={() => setEdited('new')}>
          Create a merchant
        </Button>
      }
    >
      <div className="pt-3">
        {problem && <Notice tone="bad">{problem}</Notice>}
        <Loaded asked={list}>
          {(merchants) =>
            merchants.length === 0 ? (
              <Empty title="There are no merchants yet.">Payments are for merchants, so this comes first.</Empty>
            ) : (
              <Table
                caption="Merchants by name"
                columns={columns(setEdited, (merchant) => void switchOnOff(merchant))}
                rows={merchants}
                keyOf={({ id }) => id}
              />
            )
          }
        </Loaded>
      </div>
      {edited && <EditMerchant merchant={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Panel>
  )
}

function columns(
  onEdit: (merchant: MerchantRowFragment) => void,
  onSwitch: (merchant: MerchantRowFragment) => void,
): Column<MerchantRowFragment>[] {
  return [
    { name: 'Name', cell: ({ name }) => <span className="font-medium">{name}</span> },
    {
      name: 'State',
      cell: ({ isActive }) => <Badge text={isActive ? 'Active' : 'Inactive'} tone={isActive ? 'good' : 'plain'} />,
    },
    { name: 'Id', cell: ({ id }) => <Code>{id}</Code> },
    { name: 'Created', cell: ({ createdAt }) => <Ago at={createdAt} /> },
    {
      name: 'Actions',
      right: true,
      cell: (merchant) => (
        <span className="inline-flex gap-2">
          <Button onClick={() => onEdit(merchant)} aria-label={`Rename ${merchant.name}`}>
            Rename
          </Button>
          <Button
            onClick={() => onSwitch(merchant)}
            aria-label={`${merchant.isActive ? 'Deactivate' : 'Activate'} ${merchant.name}`}
          >
            {merchant.isActive ? 'Deactivate' : 'Activate'}
          </Button>
        </span>
      ),
    },
  ]
}

function EditMerchant({ merchant, onClose }: { merchant: MerchantRowFragment | null; onClose: () => void }) {
  const cache = useQueryClient()
  const [name, setName] = useState(merchant?.name ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const refusal = await save(merchant, name).catch((error: Error) => error.message)
    setBusy(false)
    setProblem(refusal)
    void cache.invalidateQueries()
    if (!refusal) onClose()
  }
  return (
    <Dialog kind="window" title={merchant ? `Rename ${merchant.name}` : 'Create a merchant'} onClose={onClose}>
      <form className="space-y-4" onSubmit={(event) => void submit(event)}>
        <Input
          label="Name"
          autoFocus
          required
          maxLength={200}
          autoComplete="off"
          problem={problem}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button kind="main" type="submit" className="w-full" busy={busy}>
          {merchant ? 'Rename' : 'Create the merchant'}
        </Button>
      </form>
    </Dialog>
  )
}

/** The sentence that says why not, else null. */
async function save(merchant: MerchantRowFragment | null, name: string): Promise<string | null> {
  const { errors } = merchant
    ? (await ask(Update, { input: { id: merchant.id, name } })).updateMerchant
    : (await ask(Create, { input: { name } })).createMerchant
  return errors[0]?.message ?? null
}
