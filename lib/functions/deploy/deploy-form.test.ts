import { expect, it } from 'vitest'
import { parseStatus, parseConfiguration } from '@/lib/functions/parse'
import type { FunctionModel } from '@/lib/functions/model'
import { deployForm } from './deploy-form'

const host = '123456789012.dkr.ecr.us-east-1.amazonaws.com'
const fn: FunctionModel = {
  ...parseConfiguration({ FunctionName: 'checkout-api', PackageType: 'Image', CodeSha256: '0a'.repeat(32) }),
  ...parseStatus({ State: 'Active', LastUpdateStatus: 'Successful' }),
  version: '$LATEST',
  revisionId: 'r',
  imageUri: `${host}/checkout/api:prod`,
  resolvedImageUri: null,
  environment: [],
  environmentError: null,
  ephemeralStorage: 512,
  kmsKeyArn: null,
  reservedConcurrency: null,
  tags: {},
  drift: { kind: 'none' },
}
const { initial, problems, settings, changes, merge } = deployForm(null)

it('starts from the image that runs, or from that of a link, and either is no change yet', () => {
  expect(initial(fn).imageUri).toBe(fn.imageUri)
  expect(changes(initial(fn), fn)).toEqual([])
  const linked = deployForm(`${host}/checkout/api:next`)
  expect(linked.initial(fn).imageUri).toBe(`${host}/checkout/api:next`)
  expect(linked.changes(linked.initial(fn), fn)).toEqual([])
})

it('sends the description of a version without the spaces around it, and refuses a long one', () => {
  const values = { ...initial(fn), publish: true, description: ' release 4 ' }
  expect(settings(values).description).toBe('release 4')
  expect(problems({ ...values, description: 'x'.repeat(257) })).toEqual([
    { field: 'description', message: 'Use 256 characters or fewer. You entered 257.' },
  ])
  expect(problems({ ...values, publish: false, description: 'x'.repeat(257) })).toEqual([])
})

it('asks when somebody else deployed meanwhile, also where the field was left as it was', () => {
  const mine = initial(fn)
  const theirs = { ...fn, digest: `sha256:${'0b'.repeat(32)}`, imageUri: `${host}/checkout/api:next` }
  expect(merge(mine, fn, theirs, 'mine')).toEqual({
    values: mine,
    rows: [
      {
        label: 'Image',
        base: 'checkout/api:prod → sha256:0a0a0a0a0a0a',
        theirs: 'checkout/api:next → sha256:0b0b0b0b0b0b',
        mine: 'checkout/api:prod',
        conflict: true,
      },
    ],
  })
  expect(merge(mine, fn, theirs, 'theirs').values.imageUri).toBe(theirs.imageUri)
  expect(merge(mine, fn, { ...fn, memorySize: 777 }, 'mine')).toEqual({ values: mine, rows: [] })
})
