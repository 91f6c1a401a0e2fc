import { expect, test } from 'vitest'
import type { FunctionRecord } from '../store/records'
import { presentState, runningOf, settle } from './state'

const code = { packageType: 'Image', imageUri: 'uri', resolvedImageUri: 'resolved', sha256: 'new' } as const

const record: FunctionRecord = {
  name: 'f',
  version: '$LATEST',
  role: 'role',
  description: '',
  code,
  timeout: 3,
  memorySize: 128,
  architectures: ['x86_64'],
  ephemeralStorage: { Size: 512 },
  tracingConfig: {},
  loggingConfig: {},
  lastModified: 0,
  revisionId: 'before',
  nextRevisionId: 'after',
}
const previous = { code: { ...code, sha256: 'old' } }
const update = { kind: 'update', startedAt: 0, doneAt: 6000 } as const

test('a creation is Pending until its moment, then Active and Successful under the next RevisionId', () => {
  const creating: FunctionRecord = { ...record, transition: { ...update, kind: 'create' } }
  expect(presentState(settle(creating, 5999))).toMatchObject({ State: 'Pending', StateReasonCode: 'Creating' })
  expect(presentState(settle(creating, 5999))).not.toHaveProperty('LastUpdateStatus')
  const done = settle(creating, 6000)
  expect(presentState(done)).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' })
  expect(done.revisionId).toBe('after')
})

test('invocations run what ran before until the update is done', () => {
  const updating: FunctionRecord = { ...record, transition: update, previous }
  expect(runningOf(settle(updating, 0)).code).toBe(previous.code)
  expect(presentState(settle(updating, 0))).toMatchObject({ State: 'Active', LastUpdateStatus: 'InProgress' })
  expect(runningOf(settle(updating, 6000)).code).toBe(code)
})

test('after an update that failed, what ran before goes on', () => {
  const outcome = { lastUpdateStatus: 'Failed', lastUpdateStatusReasonCode: 'InvalidImage' }
  const failed = settle({ ...record, transition: { ...update, outcome }, previous }, 6000)
  expect(presentState(failed)).toMatchObject({ State: 'Active', LastUpdateStatus: 'Failed' })
  expect(runningOf(failed).code).toBe(previous.code)
})
