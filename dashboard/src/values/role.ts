// What a role may do, so that nobody is offered what the server would refuse. The server decides all the same.

interface HasRole {
  role: string
}

export const seesAll = ({ role }: HasRole): boolean => role === 'OPERATOR' || role === 'ADMIN'
export const isAdmin = ({ role }: HasRole): boolean => role === 'ADMIN'

/** Operators give back of any payment, others of their own. */
export const mayRefund = (viewer: HasRole & { id: string }, { user }: { user: { id: string } }): boolean =>
  seesAll(viewer) || viewer.id === user.id
