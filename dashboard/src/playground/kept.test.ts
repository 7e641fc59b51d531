import { expect, test } from 'vitest'
import { dropShared, keptFor } from './kept'

function store() {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}

test('what one person keeps is found by that one alone', () => {
  const place = store()
  keptFor('user_1', place).setItem('graphiql:query', '{ me { id } }')
  expect(keptFor('user_1', place).getItem('graphiql:query')).toBe('{ me { id } }')
  expect(keptFor('user_2', place).getItem('graphiql:query')).toBeNull()
  expect(keptFor('user_2', place).length).toBe(0)
})

test('clearing leaves alone what others keep', () => {
  const place = store()
  const [mine, other] = [keptFor('user_1', place), keptFor('user_2', place)]
  mine.setItem('graphiql:query', 'mine')
  mine.setItem('graphiql:tabState', 'mine')
  other.setItem('graphiql:query', 'other')
  mine.clear()
  expect([mine.length, other.getItem('graphiql:query')]).toEqual([0, 'other'])
})

test('what earlier versions kept for everybody is removed, and nothing else', () => {
  const place = store()
  place.setItem('graphiql:query', 'somebody’s')
  place.setItem('graphiql:variables', 'somebody’s')
  place.setItem('payflowx.theme', 'dark')
  dropShared(place)
  expect([place.length, place.getItem('payflowx.theme')]).toEqual([1, 'dark'])
})
