import { describe, expect, it } from 'vitest'
import { problemsOf } from './configuration-errors'
import { environmentForm } from './form-environment'
import { generalForm } from './form-general'
import { overridesForm } from './form-overrides'
import type { FunctionModel } from '../model'

const fn: FunctionModel = {
  name: 'checkout-api',
  arn: 'arn',
  description: '',
  packageType: 'Image',
  digest: null,
  architecture: 'x86_64',
  memorySize: 128,
  timeout: 63,
  lastModified: '',
  role: '',
  overrides: { entryPoint: null, command: ['app.handler'], workingDirectory: null },
  state: 'Active',
  stateReason: null,
  stateReasonCode: null,
  lastUpdateStatus: 'Successful',
  lastUpdateStatusReason: null,
  lastUpdateStatusReasonCode: null,
  version: '$LATEST',
  revisionId: 'r',
  imageUri: null,
  resolvedImageUri: null,
  environment: [
    { name: 'AA', value: null, mark: '1' },
    { name: 'BB', value: null, mark: '2' },
  ],
  environmentError: null,
  ephemeralStorage: 512,
  kmsKeyArn: null,
  reservedConcurrency: null,
  tags: {},
  drift: { kind: 'pinned' },
}

describe('the form for general configuration', () => {
  const values = generalForm.initial(fn)
  it('starts from what the function has and sends the same back', () => {
    expect(generalForm.settings(values)).toEqual({
      description: '',
      memorySize: 128,
      timeout: 63,
      ephemeralStorage: 512,
    })
    expect(generalForm.changes(values, fn)).toEqual([])
  })
  it('says what is wrong in the order of the page, and what will change', () => {
    const bad = { ...values, memorySize: '127', timeout: { minutes: '15', seconds: '1' }, ephemeralStorage: 'x' }
    expect(generalForm.problems(bad).map(({ message }) => message)).toEqual([
      'Enter a whole number from 128 to 10,240 MB.',
      'Enter 1 second to 15 minutes.',
      'Enter a whole number from 512 to 10,240 MB.',
    ])
    expect(generalForm.changes({ ...values, memorySize: '256' }, fn)).toEqual(['Memory: 128 MB → 256 MB'])
  })
  it('merges two edits of other fields, and asks about the same one', () => {
    const theirs = { ...fn, timeout: 9, memorySize: 512 }
    const { values: merged, rows } = generalForm.merge({ ...values, memorySize: '256' }, fn, theirs, 'mine')
    expect(generalForm.settings(merged)).toMatchObject({ memorySize: 256, timeout: 9 })
    expect(rows).toEqual([
      { label: 'Memory', base: '128 MB', theirs: '512 MB', mine: '256 MB', conflict: true },
      { label: 'Timeout', base: '1 min 3 sec', theirs: '0 min 9 sec', mine: '1 min 3 sec', conflict: false },
    ])
  })
})

describe('the form for image configuration', () => {
  const values = overridesForm.initial(fn)
  it('sends the whole structure: changing one leaves the others (R69), all off clears it (R40)', () => {
    const directory = { on: true, text: '"/srv"' }
    expect(overridesForm.settings({ ...values, workingDirectory: directory })).toEqual({
      overrides: { entryPoint: null, command: ['app.handler'], workingDirectory: '/srv' },
    })
    expect(overridesForm.settings({ ...values, command: { on: false, text: '' } })).toEqual({
      overrides: { entryPoint: null, command: null, workingDirectory: null },
    })
  })
  it('sees no change in another way of writing the same strings', () => {
    expect(overridesForm.changes({ ...values, command: { on: true, text: '[ "app.handler", ]' } }, fn)).toEqual([])
    expect(overridesForm.changes({ ...values, command: { on: false, text: '' } }, fn)).toEqual([
      'CMD: "app.handler" → from the image',
    ])
  })
})

describe('the form for environment variables', () => {
  const { environment } = environmentForm.initial(fn)
  const edited = { environment: environment.map((row) => (row.name === 'AA' ? { ...row, value: 'mine' } : row)) }
  it('asks only where both changed the same variable', () => {
    const theirs = (mark: string, name: string) => ({
      ...fn,
      environment: fn.environment.map((one) => (one.name === name ? { ...one, mark } : one)),
    })
    expect(environmentForm.merge(edited, fn, theirs('x', 'BB'), 'mine').rows).toEqual([
      { label: 'BB', base: 'set', theirs: 'another value', mine: 'as it was', conflict: false },
    ])
    expect(environmentForm.merge(edited, fn, theirs('x', 'AA'), 'mine').rows).toEqual([
      { label: 'AA', base: 'set', theirs: 'another value', mine: 'a new value', conflict: true },
    ])
    expect(
      environmentForm.settings(environmentForm.merge(edited, fn, theirs('x', 'AA'), 'theirs').values).environment,
    ).toEqual({ keep: ['AA', 'BB'], set: [] })
  })
  it('keeps no value in its draft', () => {
    expect(JSON.stringify(environmentForm.draft.of(edited))).not.toContain('mine')
  })
})

describe('problemsOf', () => {
  const error = { code: 'x', httpStatus: 400, requestId: null, operation: 'UpdateFunctionConfiguration' }
  it("finds the field of AWS's sentence", () => {
    expect(
      problemsOf({
        ...error,
        message: "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 3008",
      })[0]?.field,
    ).toBe('memorySize')
    expect(
      problemsOf({ ...error, message: 'Lambda was unable to configure your environment variables because …' })[0]
        ?.field,
    ).toBe('environment')
    expect(problemsOf({ ...error, message: 'Something else.' })).toEqual([])
    expect(problemsOf({ ...error, httpStatus: 500, message: 'timeout' })).toEqual([])
  })
})
