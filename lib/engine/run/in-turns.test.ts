import { once } from 'node:events'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { inTurns } from './in-turns'

test('other work has its turn between two chunks', async () => {
  const seen: string[] = []
  let waiting = true
  const otherWork = () => {
    if (!waiting) return
    seen.push('other work')
    setImmediate(otherWork)
  }
  setImmediate(otherWork)
  const stream = Readable.from(['a', 'b', 'c'].map((text) => Buffer.from(text)))
  inTurns(stream, (chunk) => seen.push(chunk.toString()))
  await once(stream, 'end')
  waiting = false
  const chunks = seen.filter((one) => one !== 'other work')
  expect(chunks).toEqual(['a', 'b', 'c'])
  expect(seen.join(' ')).toMatch(/a other work.* b other work.* c/)
})
