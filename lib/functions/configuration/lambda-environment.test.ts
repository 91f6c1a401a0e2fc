import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { environmentBytes, isReserved, looksSecret, nameError, sizeError } from './lambda-environment'

describe('nameError', () => {
  it.each([
    ['', 'Name is required, or remove this row.'],
    ['A', 'Use at least 2 characters.'],
    ['1A', 'Start with a letter and use only letters, numbers, and underscores.'],
    ['_A', 'Start with a letter and use only letters, numbers, and underscores.'],
    ['A-B', 'Start with a letter and use only letters, numbers, and underscores.'],
    ['AWS_REGION', 'Lambda sets AWS_REGION. Choose another name.'],
    ['_HANDLER', 'Lambda sets _HANDLER. Choose another name.'],
    ['LOG_LEVEL', null],
    ['AWS_LAMBDA_DOTNET_PREJIT', null],
    ['constructor', null],
  ])('%s', (name, error) => expect(nameError(name)).toBe(error))

  it('takes every name that AWS takes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_]+$/), (name) => isReserved(name) || nameError(name) === null),
    )
  })
})

describe('the size of all variables', () => {
  it('counts bytes of the JSON, not characters', () => {
    expect(environmentBytes({})).toBe(2)
    expect(environmentBytes({ AB: 'ü€' })).toBe('{"AB":""}'.length + 5)
    expect(environmentBytes({ AB: '"' })).toBe('{"AB":""}'.length + 2)
  })
  it('says how much to remove, and only above the limit', () => {
    expect(sizeError(4096)).toBeNull()
    expect(sizeError(4100)).toBe('Variables total 4,100 of 4,096 bytes. Remove or shorten 4 bytes.')
  })
})

describe('looksSecret', () => {
  it('goes by the name or by the form of the value', () => {
    expect(looksSecret('DB_PASSWORD', 'x')).toBe(true)
    expect(looksSecret('ANY', 'AKIAIOSFODNN7EXAMPLE')).toBe(true)
    expect(looksSecret('LOG_LEVEL', 'info')).toBe(false)
    expect(looksSecret('DB_PASSWORD', '')).toBe(false)
  })
})
