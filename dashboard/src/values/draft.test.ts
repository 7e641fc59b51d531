import { expect, test } from 'vitest'
import { EMPTY, dropDraft, keepDraft, loadDraft, newDraft } from './draft'

function store() {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  }
}

test('a draft that was sent is found again with its key and its values', () => {
  const place = store()
  const draft = { ...newDraft({ ...EMPTY, amount: '12.50' }), sent: true }
  keepDraft(place, 'user_1', draft)
  expect(loadDraft(place, 'user_1')).toEqual(draft)
})

test('the draft of another user is not found', () => {
  const place = store()
  const draft = newDraft()
  keepDraft(place, 'user_1', draft)
  expect(loadDraft(place, 'user_2').key).not.toBe(draft.key)
})

test('after an answer the next draft has another key', () => {
  const place = store()
  const draft = newDraft()
  keepDraft(place, 'user_1', draft)
  dropDraft(place, 'user_1')
  expect(loadDraft(place, 'user_1').key).not.toBe(draft.key)
})

test.each(['', 'nonsense', 'null', '{}', '{"key":5}'])('what is no draft (%j) is replaced', (text) => {
  const place = store()
  place.setItem('payflowx.new-payment.user_1', text)
  expect(loadDraft(place, 'user_1')).toMatchObject({ values: EMPTY, sent: false })
})

test('keys are long, printable and all different', () => {
  const keys = new Set(Array.from({ length: 100 }, () => newDraft().key))
  expect(keys.size).toBe(100)
  for (const key of keys) expect(key).toMatch(/^web-[0-9a-f]{32}$/)
})
