import { expect, it } from 'vitest'
import { platformLine, type PlatformEvent } from './platform-log'

const TIME = '2025-11-25T00:39:45.000Z'
const text = (event: PlatformEvent) => platformLine(event, TIME, { LogFormat: 'Text' })
const json = (event: PlatformEvent, SystemLogLevel: 'INFO' | 'WARN' = 'INFO'): unknown =>
  JSON.parse(platformLine(event, TIME, { LogFormat: 'JSON', SystemLogLevel }) ?? 'null')

const report = { type: 'report', requestId: 'id', ms: 3.006, memorySize: 128, maxMemory: 36 } as const

it('writes lines as AWS recorded them', () => {
  expect(text(report)).toBe(
    'REPORT RequestId: id\tDuration: 3.01 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB\tMax Memory Used: 36 MB\t\n',
  )
  expect(text({ type: 'timeout', requestId: 'id', message: 'Task timed out after 1.00 seconds' })).toBe(
    `${TIME} id Task timed out after 1.00 seconds\n\n`,
  )
})

it('bills initialising with the invocation', () => {
  expect(text({ ...report, ms: 91.21, initMs: 143.9 })).toContain('\tBilled Duration: 236 ms\t')
})

it('adds the trace of a function that traces', () => {
  const trace = { traceId: '1-62376e82-023560591c22fed61fcb84a4', segmentId: '734f596b7038e5e9' }
  expect(text({ ...report, trace })).toMatch(
    /\t\nXRAY TraceId: 1-62376e82-023560591c22fed61fcb84a4\tSegmentId: 734f596b7038e5e9\tSampled: true\t\n$/,
  )
})

it('says nothing of an initialising that went well, except as JSON', () => {
  const event = { type: 'initReport', ms: 110.1, phase: 'init' } as const
  expect(text(event)).toBeUndefined()
  expect(json(event)).toMatchObject({
    time: TIME,
    type: 'platform.initReport',
    record: { status: 'success', metrics: { durationMs: 110.1 } },
  })
})

it('leaves out what went well at the system log level WARN', () => {
  expect(json(report, 'WARN')).toBeNull()
  expect(json({ ...report, status: 'timeout' }, 'WARN')).toMatchObject({
    type: 'platform.report',
    record: { status: 'timeout' },
  })
})
