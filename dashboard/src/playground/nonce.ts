// The editor makes style elements, and the page's policy allows only those that carry its nonce. This comes before the editor.

const nonce = document.querySelector<HTMLMetaElement>('meta[name="payflowx:nonce"]')?.content ?? ''
const create = document.createElement.bind(document)

document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = create(name, options)
  if (element instanceof HTMLStyleElement) element.nonce = nonce
  return element
}
