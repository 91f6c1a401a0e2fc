import { afterEach, expect, test, vi } from 'vitest'
import { pollInterval, restInterval } from './poll'

afterEach(() => void vi.useRealTimers())

test('1 s while something changes, 5 s after 30 s of it, the rest interval at rest', () => {
  vi.useFakeTimers()
  const interval = pollInterval((data: string) => data === 'Pending', 60_000)
  const query: { state: { data: string | undefined } } = { state: { data: undefined } }
  expect(interval(query)).toBe(60_000)
  query.state.data = 'Pending'
  expect(interval(query)).toBe(1000)
  vi.advanceTimersByTime(29_999)
  expect(interval(query)).toBe(1000)
  vi.advanceTimersByTime(1)
  expect(interval(query)).toBe(5000)
  query.state.data = 'Active'
  expect(interval(query)).toBe(60_000)
  query.state.data = 'Pending'
  expect(interval(query)).toBe(1000)
})

test.each([
  ['http://127.0.0.1:4510', 5000],
  ['http://localhost:5000/', 5000],
  ['http://[::1]:1', 5000],
  [null, 60_000],
  ['https://127.0.0.1.evil.example', 60_000],
  ['http://10.0.0.1:4566', 60_000],
])('an endpoint at %s rests for %i ms', (endpoint, rest) => expect(restInterval(endpoint)).toBe(rest))
