import type { ReactNode } from 'react'

/** Names with what stands for each of them; where it is `wide`, two beside each other if there is room. */
export function Facts({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const columns = wide ? 'grid-cols-[7rem_1fr] lg:grid-cols-[7rem_1fr_7rem_1fr]' : 'grid-cols-[7rem_1fr]'
  return <dl className={`grid gap-x-3 gap-y-2.5 empty:hidden ${columns}`}>{children}</dl>
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}
