import { describe, expect, it } from 'vitest'
import { holds, updatedConfiguration } from './updated-configuration'

describe('holds', () => {
  const now = {
    MemorySize: 512,
    Timeout: 3,
    ImageConfigResponse: { ImageConfig: { Command: ['a'] } },
    Environment: { Variables: { AA: '1' } },
  }
  it('is true when every setting that was sent is there', () => {
    expect(
      holds(now, {
        FunctionName: 'f',
        MemorySize: 512,
        ImageConfig: { Command: ['a'] },
        Environment: { Variables: { AA: '1' } },
      }),
    ).toBe(true)
    expect(holds({}, { FunctionName: 'f', ImageConfig: {}, Description: '' })).toBe(true)
  })
  it('is false when one of them is not', () => {
    expect(holds(now, { FunctionName: 'f', MemorySize: 512, Timeout: 4 })).toBe(false)
    expect(holds(now, { FunctionName: 'f', ImageConfig: {} })).toBe(false)
    expect(holds(now, { FunctionName: 'f', Environment: { Variables: { AA: '2' } } })).toBe(false)
  })
})

describe('updatedConfiguration', () => {
  it('lets no value of an environment variable out', () => {
    const model = updatedConfiguration({
      FunctionName: 'f',
      PackageType: 'Image',
      Environment: { Variables: { BB: 'canary', AA: 'canary' } },
    })
    expect(model.environment).toMatchObject([
      { name: 'AA', value: null },
      { name: 'BB', value: null },
    ])
    expect(JSON.stringify(model)).not.toContain('canary')
  })
})

describe('marks of environment variables', () => {
  const mark = (value: string, name = 'AA', fn = 'f') =>
    updatedConfiguration({ FunctionName: fn, Environment: { Variables: { [name]: value } } }).environment[0]?.mark
  it('tell that a value changed, and nothing across names or functions', () => {
    expect(mark('x')).toBe(mark('x'))
    expect(new Set([mark('x'), mark('y'), mark('x', 'BB'), mark('x', 'AA', 'g')]).size).toBe(4)
  })
})
