// The users, for admins.

import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { ask, useAsk } from '../../api/ask'
import { Panel } from '../../frame/frame'
import { graphql } from '../../gql'
import type { Role, UserRowFragment } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { Button } from '../../parts/button'
import { Dialog } from '../../parts/dialog'
import { Input, Select } from '../../parts/field'
import { ForwardPager } from '../../parts/pager'
import { Ago, Code } from '../../parts/show'
import { Loaded, Notice } from '../../parts/states'
import type { Column } from '../../parts/table'
import { Table } from '../../parts/table'

const List = graphql(`
  query Users($after: String) {
    users(first: 50, after: $after) {
      nodes {
        ...UserRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
const Create = graphql(`
  mutation CreateUser($input: CreateUserInput!) {
    createUser(input: $input) {
      user {
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
graphql(`
  fragment UserRow on User {
    id
    email
    name
    role
    isActive
    createdAt
  }
`)

const ROLES: readonly (readonly [role: Role, word: string])[] = [
  ['USER', 'User: creates payments and sees its own'],
  ['OPERATOR', 'Operator: sees everything, works discrepancies'],
  ['ADMIN', 'Admin: also manages users and merchants'],
]

export function Users() {
  const [parameters] = useSearchParams()
  const after = parameters.get('after')
  const list = useAsk(List, { after })
  const [isCreating, setCreating] = useState(false)
  return (
    <Panel
      title="Users"
      aside={
        <Button kind="main" onClick={() => setCreating(true)}>
          Create a user
        </Button>
      }
    >
      <div className="pt-3">
        <Loaded asked={list}>
          {({ users: { nodes, pageInfo } }) => (
            <>
              <Table caption="Users, newest first" columns={COLUMNS} rows={nodes} keyOf={({ id }) => id} />
              <ForwardPager page={pageInfo} />
            </>
          )}
        </Loaded>
      </div>
      {isCreating && <NewUser onClose={() => setCreating(false)} />}
    </Panel>
  )
}

const COLUMNS: Column<UserRowFragment>[] = [
  { name: 'E-mail', cell: ({ email }) => <span className="font-medium">{email}</span> },
  { name: 'Name', cell: ({ name }) => name },
  { name: 'Role', cell: ({ role }) => role },
  {
    name: 'State',
    cell: ({ isActive }) => <Badge text={isActive ? 'Active' : 'Locked out'} tone={isActive ? 'good' : 'plain'} />,
  },
  { name: 'Id', cell: ({ id }) => <Code>{id}</Code> },
  { name: 'Created', cell: ({ createdAt }) => <Ago at={createdAt} /> },
]

type Field = 'email' | 'name' | 'password'

function NewUser({ onClose }: { onClose: () => void }) {
  const cache = useQueryClient()
  const [values, setValues] = useState({ email: '', name: '', password: '', role: 'USER' as Role })
  const [problem, setProblem] = useState<{ message: string; field: string | undefined } | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const refusal = await ask(Create, { input: values }).then(
      ({ createUser }) => createUser.errors[0] ?? null,
      (error: Error) => ({ message: error.message, path: [] as string[] }),
    )
    setBusy(false)
    setProblem(refusal && { message: refusal.message, field: refusal.path[0] })
    void cache.invalidateQueries()
    if (!refusal) onClose()
  }
  const text = (field: Field) => ({
    value: values[field],
    problem: problem?.field === field ? problem.message : null,
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [field]: event.target.value }),
  })
  const isElsewhere = problem && !['email', 'name', 'password'].includes(problem.field ?? '')
  return (
    <Dialog kind="window" title="Create a user" onClose={onClose}>
      <form className="space-y-4" onSubmit={(event) => void submit(event)}>
        {isElsewhere && <Notice tone="bad">{problem.message}</Notice>}
        <Input label="E-mail" autoFocus type="email" required autoComplete="off" {...text('email')} />
        <Input label="Name" required autoComplete="off" {...text('name')} />
        <Input
          label="Password"
          type="password"
          required
          autoComplete="new-password"
          hint="12 characters or more, of any kind."
          {...text('password')}
        />
        <Select
          label="Role"
          value={values.role}
          onChange={(event) => setValues({ ...values, role: event.target.value as Role })}
        >
          {ROLES.map(([role, word]) => (
            <option key={role} value={role}>
              {word}
            </option>
          ))}
        </Select>
        <Button kind="main" type="submit" className="w-full" busy={busy}>
          Create the user
        </Button>
      </form>
    </Dialog>
  )
}
