// Addresses of the dashboard's own screens: whatever a screen shows is in its address, so that it can be sent and found again.

type Parameters = Record<string, string | readonly string[] | null | undefined>

/** A path with a query string of those parameters that have a value; a list is joined by commas. */
export function address(path: string, parameters: Parameters = {}): string {
  const query = changed(new URLSearchParams(), parameters).toString()
  return query ? `${path}?${query}` : path
}

/** Where the server has a list as a file; each argument that has a value goes along as JSON. */
export function exportAddress(list: string, given: Record<string, unknown> = {}): string {
  const named = Object.entries(given).filter(([, value]) => value !== null && value !== undefined)
  return address(`/export/${list}.csv`, Object.fromEntries(named.map(([name, value]) => [name, JSON.stringify(value)])))
}

/** The parameters with some of them set, and without those that have no value now. */
export function changed(current: URLSearchParams, parameters: Parameters): URLSearchParams {
  const next = new URLSearchParams(current)
  for (const [name, value] of Object.entries(parameters)) {
    const text = Array.isArray(value) ? value.join(',') : value
    if (text) next.set(name, text as string)
    else next.delete(name)
  }
  return next
}

/** The values of a parameter that is a list, without what isn't among the known ones. */
export function listed(current: URLSearchParams, name: string, known: readonly string[]): string[] {
  const given = (current.get(name) ?? '').split(',')
  return known.filter((value) => given.includes(value))
}

/** A list with a value put in or taken out. */
export function toggled(list: readonly string[], value: string): string[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value]
}
