import { expect, test } from 'vitest'
import { EnvironmentLog } from './environment-log'

const newLog = () =>
  new EnvironmentLog(
    () => 0,
    () => undefined,
  )
const tailOf = (log: EnvironmentLog) => Buffer.from(log.takeTail(), 'base64').toString()

test('every line is an event, and the last 4 KB are the tail', () => {
  const log = newLog()
  log.output(Buffer.from('a\nb'))
  log.output(Buffer.from(`c\n${'x'.repeat(5000)}`))
  log.write('END\n')
  expect(log.take().map(({ message }) => message)).toEqual(['a\n', 'bc\n', 'x'.repeat(5000), 'END\n'])
  expect(tailOf(log)).toBe(`${'x'.repeat(4092)}END\n`)
  expect(tailOf(log)).toBe('')
})

test('is not held back when it has many events, nor when they are large', () => {
  const many = newLog()
  many.output(Buffer.from('y\n'.repeat(999)))
  expect(many.isLong).toBe(false)
  many.output(Buffer.from('y\n'))
  expect(many.isLong).toBe(true)
  many.take()
  expect(many.isLong).toBe(false)
  const large = newLog()
  for (let megabyte = 0; megabyte < 2; megabyte++) large.output(Buffer.alloc(1024 * 1024))
  expect(large.isLong).toBe(true)
})
