// Types of every operation in src/, made from the committed schema: a page that asks for what isn't there doesn't build.
import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: '../schema.graphql',
  documents: 'src/**/*.{ts,tsx}',
  ignoreNoDocuments: true,
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: true },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          BigInt: 'string',
          CurrencyCode: 'string',
          Date: 'string',
          DateTime: 'string',
          Decimal: 'string',
          JSON: 'unknown',
          Upload: 'null', // its place in the variables stays empty: the file is a field of the form beside them
        },
        useTypeImports: true,
      },
    },
  },
}

export default config
