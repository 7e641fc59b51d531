import { expect, test } from 'vitest'
import { mayRefund } from './role'

const payment = { user: { id: 'user_1' } }

test.each([
  ['USER', 'user_1', true],
  ['USER', 'user_2', false],
  ['OPERATOR', 'user_2', true],
  ['ADMIN', 'user_2', true],
])('%s %s refunds the payment of user_1: %j', (role, id, may) => {
  expect(mayRefund({ role, id }, payment)).toBe(may)
})
