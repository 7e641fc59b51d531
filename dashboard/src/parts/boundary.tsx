import { Component } from 'react'
import type { ReactNode } from 'react'
import { Button } from './button'

/** What stands where a screen broke, or where its files are gone because the server has newer ones. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    const isNewer = /import|module|preload/i.test(error.message)
    return (
      <div role="alert" className="space-y-3 px-6 py-12 text-center">
        <p className="font-medium">
          {isNewer
            ? 'This page has been replaced by a newer one.'
            : 'This page has broken. Nothing was changed by that.'}
        </p>
        <Button onClick={() => location.reload()}>Load it anew</Button>
      </div>
    )
  }
}
