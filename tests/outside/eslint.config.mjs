// The rules of graphql-eslint for schemas, as its authors recommend them: eslint schema.graphql
import { readFileSync } from 'node:fs';
import graphql from '@graphql-eslint/eslint-plugin';

const schema = readFileSync('schema.graphql', 'utf8');

export default [
  {
    files: ['**/*.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            // Values, which are what they say; and an event, which is known by its payment and its place in the trail, as
            // is a movement of money.
            types: [
              ...['Currency', 'LateFeed', 'MappingColumn', 'MappingProposal', 'MappingQuestion', 'Money', 'PageInfo'],
              ...['PaymentEvent', 'PaymentLeg', 'RefundFailure', 'Resolution', 'UserError'],
            ],
            // Answers and figures: they are about objects with an id and are none.
            suffixes: ['Connection', 'Edge', 'Payload', 'Age', 'Count', 'Point', 'Preview', 'Stats', 'Summary'],
          },
        },
      ],
    },
  },
];
