// What the editor keeps: its tabs, its history, how wide its panes are. In this tab and under the name of whoever is signed in,
// so that the next one finds nothing of it.

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** The part of the store that is `owner`'s, as the editor wants it. */
export function keptFor(owner: string, store: Store) {
  const prefix = `payflowx.playground.${owner}.`
  const names = () => namesIn(store).filter((name) => name.startsWith(prefix))
  return {
    getItem: (name: string) => store.getItem(prefix + name),
    setItem: (name: string, value: string) => store.setItem(prefix + name, value),
    removeItem: (name: string) => store.removeItem(prefix + name),
    clear: () => names().forEach((name) => store.removeItem(name)),
    get length() {
      return names().length
    },
  }
}

/** Removes what earlier versions of this page kept for whoever came next. */
export function dropShared(store: Store): void {
  for (const name of namesIn(store)) if (name.startsWith('graphiql:')) store.removeItem(name)
}

function namesIn(store: Store): string[] {
  return Array.from({ length: store.length }, (_, index) => store.key(index)!)
}
