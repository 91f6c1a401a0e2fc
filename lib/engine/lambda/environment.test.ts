import { expect, test } from 'vitest'
import { assertEnvironment } from './environment'

test('reserved keys are named', () => {
  expect(() => assertEnvironment({ AWS_REGION: 'x', OK_KEY: 'y', _HANDLER: 'z' })).toThrow(
    'Reserved keys used in this request: AWS_REGION, _HANDLER',
  )
  expect(() => assertEnvironment({ TZ: 'UTC', PATH: '/bin' })).not.toThrow()
})

test('4 KB are measured as bytes of the JSON', () => {
  const around = '{"LARGE_VAR":""}'.length
  expect(() => assertEnvironment({ LARGE_VAR: 'x'.repeat(4096 - around) })).not.toThrow()
  expect(() => assertEnvironment({ LARGE_VAR: 'x'.repeat(4097 - around) })).toThrow('exceeded the 4KB limit')
  expect(() => assertEnvironment({ LARGE_VAR: 'ü'.repeat(2048) })).toThrow('String measured: {"LARGE_VAR":"ü')
})
