// What somebody may set: one's own API keys, and for admins the merchants, the terms and the users.

import { Link } from 'wouter'
import type { Viewer } from '../../api/session'
import { Screen } from '../../frame/frame'
import { Empty } from '../../parts/states'
import { isAdmin } from '../../values/role'
import { ApiKeys } from './api-keys'
import { Merchants } from './merchants'
import { Terms } from './terms'
import { Users } from './users'

interface Section {
  slug: string
  name: string
  forAdmins: boolean
  show: () => React.ReactNode
}

const SECTIONS: readonly Section[] = [
  { slug: 'api-keys', name: 'API keys', forAdmins: false, show: () => <ApiKeys /> },
  { slug: 'merchants', name: 'Merchants', forAdmins: true, show: () => <Merchants /> },
  { slug: 'terms', name: 'Terms', forAdmins: true, show: () => <Terms /> },
  { slug: 'users', name: 'Users', forAdmins: true, show: () => <Users /> },
]

export default function Settings({ viewer, section = 'api-keys' }: { viewer: Viewer; section?: string }) {
  const sections = SECTIONS.filter(({ forAdmins }) => !forAdmins || isAdmin(viewer))
  const current = sections.find(({ slug }) => slug === section)
  return (
    <Screen title="Settings">
      {sections.length > 1 && (
        <nav aria-label="Settings" className="flex flex-wrap gap-2">
          {sections.map(({ slug, name }) => (
            <Link
              key={slug}
              href={`/settings/${slug}`}
              aria-current={slug === section ? 'page' : undefined}
              className={`rounded-full border bg-panel px-3 py-1 text-[0.85rem] font-medium ${slug === section ? 'border-accent text-accent-ink' : 'border-line hover:bg-raised'}`}
            >
              {name}
            </Link>
          ))}
        </nav>
      )}
      {current ? current.show() : <Empty title="There is no such page, or none that you may see." />}
    </Screen>
  )
}
