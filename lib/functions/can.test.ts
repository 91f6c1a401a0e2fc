import { expect, test } from 'vitest'
import { functionCan, ZIP_REASON, type CanInput } from './can'

const active: CanInput = { packageType: 'Image', state: 'Active', lastUpdateStatus: 'Successful', version: '$LATEST' }
const reasons = (fn: Partial<CanInput>) =>
  Object.fromEntries(
    Object.entries(functionCan({ ...active, ...fn })).map(([verb, answer]) => [verb, answer.allowed || answer.reason]),
  )

test('everything works on an active function', () =>
  expect(reasons({})).toEqual({ deploy: true, edit: true, delete: true, test: true }))

test('while it is created only delete works', () =>
  expect(reasons({ state: 'Pending' })).toEqual({
    deploy: 'Not ready yet',
    edit: 'Not ready yet',
    delete: true,
    test: 'Not ready yet',
  }))

test('while it is updated it can be tested and deleted', () =>
  expect(reasons({ lastUpdateStatus: 'InProgress' })).toEqual({
    deploy: 'An update is in progress',
    edit: 'An update is in progress',
    delete: true,
    test: true,
  }))

test('an inactive function takes everything, a failed one everything but a test', () => {
  expect(reasons({ state: 'Inactive' })).toEqual({ deploy: true, edit: true, delete: true, test: true })
  expect(reasons({ state: 'Failed' })).toMatchObject({
    deploy: true,
    edit: true,
    delete: true,
    test: expect.stringContaining('failed'),
  })
})

test('a published version is locked', () =>
  expect(reasons({ version: '3' })).toEqual({
    deploy: 'Version 3 is locked',
    edit: 'Version 3 is locked',
    delete: 'Version 3 is locked',
    test: true,
  }))

test('a Zip function is never deployed to or edited', () =>
  expect(reasons({ packageType: 'Zip' })).toMatchObject({ deploy: ZIP_REASON, edit: expect.stringContaining('.zip') }))
