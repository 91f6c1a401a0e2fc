import { describe, expect, it } from 'vitest'
import { applyEnvironment, imageConfig, updateFunctionConfigurationInput } from './configuration-model'

const base = { connection: 'demo', region: 'us-east-1', name: 'checkout-api', operationId: 'o1', revisionId: 'r1' }
const messages = (input: object) =>
  updateFunctionConfigurationInput
    .safeParse({ ...base, ...input })
    .error?.issues.map(({ path, message }) => [path.join('.'), message])

describe('updateFunctionConfigurationInput', () => {
  it('takes a part of the settings', () => expect(messages({ memorySize: 512 })).toBeUndefined())
  it.each([
    [{ memorySize: 127 }, 'memorySize', 'Enter a whole number from 128 to 10,240 MB.'],
    [{ memorySize: 128.5 }, 'memorySize', 'Enter a whole number from 128 to 10,240 MB.'],
    [{ memorySize: Number.NaN }, 'memorySize', 'Enter a whole number from 128 to 10,240 MB.'],
    [{ timeout: 901 }, 'timeout', 'Enter 1 second to 15 minutes.'],
    [{ timeout: 0 }, 'timeout', 'Enter 1 second to 15 minutes.'],
    [{ ephemeralStorage: 511 }, 'ephemeralStorage', 'Enter a whole number from 512 to 10,240 MB.'],
    [{ description: 'x'.repeat(257) }, 'description', 'Use 256 characters or fewer. You entered 257.'],
    [
      { overrides: { entryPoint: null, command: null, workingDirectory: 'var' } },
      'overrides.workingDirectory',
      'Use an absolute path that starts with /.',
    ],
    [
      { environment: { keep: [], set: [{ name: 'AWS_REGION', value: '' }] } },
      'environment.set.0.name',
      'Lambda sets AWS_REGION. Choose another name.',
    ],
  ])('%j', (input, path, message) => expect(messages(input)).toEqual([[path, message]]))
})

describe('imageConfig', () => {
  it('sends only what is overridden, and {} to clear (R40)', () => {
    expect(imageConfig({ entryPoint: null, command: null, workingDirectory: null })).toEqual({})
    expect(imageConfig({ entryPoint: ['/a', 'b'], command: null, workingDirectory: '/w' })).toEqual({
      EntryPoint: ['/a', 'b'],
      WorkingDirectory: '/w',
    })
  })
})

describe('applyEnvironment', () => {
  const current = { KEPT: 'secret', GONE: 'x', NEW_VALUE: 'old' }
  it('keeps what was not looked at, sets what was typed, drops the rest', () => {
    expect(applyEnvironment(current, { keep: ['KEPT', 'NOT_THERE'], set: [{ name: 'NEW_VALUE', value: '' }] })).toEqual(
      { variables: { KEPT: 'secret', NEW_VALUE: '' }, error: null },
    )
  })
  it('says when all of them together are too big, hidden ones counted', () => {
    const { error } = applyEnvironment(
      { BIG: 'x'.repeat(4000) },
      { keep: ['BIG'], set: [{ name: 'MORE', value: 'y'.repeat(100) }] },
    )
    expect(error).toBe('Variables total 4,120 of 4,096 bytes. Remove or shorten 24 bytes.')
  })
  it('treats __proto__ as a name like any other', () => {
    const { variables } = applyEnvironment(JSON.parse('{"__proto__":"x"}'), { keep: ['__proto__'], set: [] })
    expect(Object.entries(variables)).toEqual([['__proto__', 'x']])
  })
})
