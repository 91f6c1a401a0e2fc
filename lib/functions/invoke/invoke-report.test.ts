import { expect, test } from 'vitest'
import { readReport } from './invoke-report'

const report =
  'REPORT RequestId: 8f5\tDuration: 3.01 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB\tMax Memory Used: 36 MB\t'

test('a warm start has no init duration', () =>
  expect(readReport(`START RequestId: 8f5 Version: 1\nEND RequestId: 8f5\n${report}\n`)).toEqual({
    durationMs: 3.01,
    billedMs: 4,
    memoryMb: 128,
    maxMemoryMb: 36,
    initMs: null,
  }))

test('a cold start has one', () => expect(readReport(`${report}Init Duration: 412.5 ms\t\n`)?.initMs).toBe(412.5))

test('a function may print such a line itself: the last one counts', () =>
  expect(readReport(`${report.replace('3.01', '99')}\n${report}\n`)?.durationMs).toBe(3.01))

test('a log without the line has no figures', () => expect(readReport('Duration: 3 ms\n')).toBeNull())
