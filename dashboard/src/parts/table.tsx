// A list as a table: each row is one link, which can be reached by pointer, by Tab and by j and k.

import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { OPENED } from './close'

export interface Column<R> {
  name: string
  cell: (row: R) => ReactNode
  right?: boolean
  /** Only where there is plenty of room. */
  wide?: boolean
}

const WIDE = 'hidden 2xl:table-cell'

interface Properties<R> {
  /** What the table holds, for screen readers. */
  caption: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  keyOf: (row: R) => string
  /** Where a row leads; its first cell is the link. */
  hrefOf?: (row: R) => string
  /** The row that is open. */
  current?: string | null
}

export function Table<R>({ caption, columns, rows, keyOf, hrefOf, current }: Properties<R>) {
  return (
    <div className="overflow-x-auto" tabIndex={hrefOf ? undefined : 0} role="group" aria-label={caption}>
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, right, wide }) => (
              <th
                key={name}
                scope="col"
                className={`px-3 py-2.5 text-[0.8rem] first:pl-4 last:pr-4 font-medium whitespace-nowrap text-soft ${right ? 'text-right' : ''} ${wide ? WIDE : ''}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={keyOf(row)} columns={columns} row={row} href={hrefOf?.(row)} isCurrent={current === keyOf(row)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProperties<R> {
  columns: readonly Column<R>[]
  row: R
  href?: string
  isCurrent: boolean
}

function Row<R>({ columns, row, href, isCurrent }: RowProperties<R>) {
  const [, navigate] = useLocation()
  const look = href ? 'cursor-pointer hover:bg-page focus-within:bg-page' : ''
  return (
    <tr
      className={`border-t border-line ${look} ${isCurrent ? 'bg-page' : ''}`}
      onClick={(event) => {
        const isOnSomething = (event.target as Element).closest('a, button')
        if (href && !isOnSomething && !getSelection()?.toString()) navigate(href, { state: OPENED })
      }}
    >
      {columns.map(({ name, cell, right, wide }, index) => (
        <td
          key={name}
          className={`px-3 py-2.5 whitespace-nowrap first:pl-4 last:pr-4 ${right ? 'text-right' : ''} ${wide ? WIDE : ''}`}
        >
          {href && index === 0 ? (
            <Link href={href} state={OPENED} data-row className="font-medium">
              {cell(row)}
            </Link>
          ) : (
            cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}
