import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const SERVER = process.env.PAYFLOWX_URL ?? 'http://127.0.0.1:8000'
const SINGLE_SOURCES = [
  'codegen.ts',
  'index.html',
  'package-lock.json',
  'package.json',
  'playground.html',
  'tsconfig.json',
  'vite.config.ts',
]
const SOURCE_FOLDERS = ['public', 'src']

/** Every file that the pages are made of, with paths as they are written on every system, sorted. */
function sources(): string[] {
  const inFolders = SOURCE_FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
  )
  return [...SINGLE_SOURCES, ...inFolders]
    .filter((path) => !path.startsWith('src/gql/') && !path.endsWith('.test.ts'))
    .sort()
}

/** A digest of the sources: payflowx/web/freshness.py computes the same, and tells by it whether the pages are stale. */
function sourceHash(): string {
  const hash = createHash('sha256')
  for (const path of sources()) hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

/** The texts of the operations as the pages send them, by their ids. */
function documents(): Record<string, string> {
  const generated = readFileSync('src/gql/graphql.ts', 'utf8')
  const operations = generated.matchAll(/new TypedDocumentString\(`([^`]*)`, \{[^}]*"hash":"([^"]+)"/g)
  return Object.fromEntries([...operations].map(([, text, id]) => [id, text]))
}

/** Leaves beside the pages what the server and its tests have to know of them. */
function record(): Plugin {
  let folder = ''
  return {
    name: 'record',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    closeBundle() {
      writeFileSync(join(folder, 'documents.json'), `${JSON.stringify(documents(), null, 1)}\n`)
      writeFileSync(join(folder, '.source-hash'), `${sourceHash()}\n`)
    },
  }
}

/** Has each operation taken by its name: the texts, by which `graphql` would find them all, need not come along. */
function byName(): Plugin {
  return {
    name: 'by-name',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/(?!gql\/).*\.tsx?$/.test(id) || !code.includes('graphql(`')) return undefined
      const names: string[] = []
      const short = code.replace(/\bgraphql\(`\s*(\w+) (\w+)[^`]*`\)/g, (_, kind: string, name: string) => {
        if (kind === 'fragment') return 'undefined'
        names.push(`${name}Document`)
        return `${name}Document`
      })
      const head = names.length > 0 ? `import { ${names.join(', ')} } from '/src/gql/graphql'\n` : ''
      return { code: head + short.replace(/^import \{ graphql \} from .*\n/m, ''), map: null }
    },
  }
}

export default defineConfig({
  plugins: [byName(), react(), tailwind(), record()],
  build: {
    outDir: '../payflowx/web/static',
    emptyOutDir: true,
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: fonts or scripts
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 5000, // the playground's editor
    rollupOptions: { input: ['index.html', 'playground.html'] },
  },
  server: { proxy: { '/graphql': SERVER, '/export': SERVER } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
