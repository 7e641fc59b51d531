import { expect, test } from 'vitest'
import { dropDraft, keepDraft, loadDraft, newDraft, unansweredDraft } from './draft'

const EMPTY = { amount: '', currency: 'EUR' }

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
  expect(loadDraft(place, 'user_1', EMPTY)).toEqual(draft)
})

test('a draft of an older version gets the values that it lacks', () => {
  const place = store()
  place.setItem('payflowx.user_1', '{"key":"web-1","values":{"amount":"5"},"sent":true}')
  expect(loadDraft(place, 'user_1', EMPTY)).toEqual({
    key: 'web-1',
    values: { amount: '5', currency: 'EUR' },
    sent: true,
  })
})

test('what was only written is not what was sent and never answered', () => {
  const place = store()
  const draft = newDraft({ ...EMPTY, amount: '12.50' })
  keepDraft(place, 'user_1', draft)
  expect(unansweredDraft(place, 'user_1', EMPTY)).toMatchObject({ values: EMPTY, sent: false })
  keepDraft(place, 'user_1', { ...draft, sent: true })
  expect(unansweredDraft(place, 'user_1', EMPTY)).toEqual({ ...draft, sent: true })
})

test('the draft of another user is not found', () => {
  const place = store()
  const draft = newDraft(EMPTY)
  keepDraft(place, 'user_1', draft)
  expect(loadDraft(place, 'user_2', EMPTY).key).not.toBe(draft.key)
})

test('after an answer the next draft has another key', () => {
  const place = store()
  const draft = newDraft(EMPTY)
  keepDraft(place, 'user_1', draft)
  dropDraft(place, 'user_1')
  expect(loadDraft(place, 'user_1', EMPTY).key).not.toBe(draft.key)
})

test.each(['', 'nonsense', 'null', '{}', '{"key":5}'])('what is no draft (%j) is replaced', (text) => {
  const place = store()
  place.setItem('payflowx.user_1', text)
  expect(loadDraft(place, 'user_1', EMPTY)).toMatchObject({ values: EMPTY, sent: false })
})

test('keys are long, printable and all different', () => {
  const keys = new Set(Array.from({ length: 100 }, () => newDraft(EMPTY).key))
  expect(keys.size).toBe(100)
  for (const key of keys) expect(key).toMatch(/^web-[0-9a-f]{32}$/)
})
