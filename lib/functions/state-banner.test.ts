import { describe, expect, it } from 'vitest'
import type { FunctionModel } from './model'
import { stateBanner } from './state-banner'

const digest = `sha256:${'a'.repeat(64)}`
const fn: FunctionModel = {
  name: 'checkout-api',
  arn: 'arn',
  description: '',
  packageType: 'Image',
  digest,
  architecture: 'x86_64',
  memorySize: 128,
  timeout: 3,
  lastModified: '',
  role: '',
  overrides: { entryPoint: null, command: null, workingDirectory: null },
  state: 'Active',
  stateReason: null,
  stateReasonCode: null,
  lastUpdateStatus: 'Successful',
  lastUpdateStatusReason: null,
  lastUpdateStatusReasonCode: null,
  version: '$LATEST',
  revisionId: 'r',
  imageUri: '1.dkr.ecr.us-east-1.amazonaws.com/checkout/api:prod',
  resolvedImageUri: null,
  environment: [],
  environmentError: null,
  ephemeralStorage: 512,
  kmsKeyArn: null,
  reservedConcurrency: null,
  tags: {},
  drift: { kind: 'pinned' },
}

describe('stateBanner', () => {
  it.each<[string, Partial<FunctionModel>, string | undefined]>([
    ['Active', {}, undefined],
    ['Updating', { lastUpdateStatus: 'InProgress' }, undefined],
    [
      'Creating',
      { state: 'Pending', stateReasonCode: 'Creating' },
      'Optimizing the image for Lambda You can leave this page. Invoke, deploy, edit and publish become available when the function is Active.',
    ],
    [
      'Waking up',
      { state: 'Pending', stateReasonCode: 'Restoring' },
      'Waking up Lambda is optimizing the image again. Invocations are refused until the function is Active.',
    ],
    [
      'Last deploy failed',
      { lastUpdateStatus: 'Failed', lastUpdateStatusReason: 'Too big.', lastUpdateStatusReasonCode: 'InvalidImage' },
      'Deploying sha256:aaaaaaaaaaaa failed: Too big (InvalidImage). The previous image is still serving.',
    ],
    [
      'Image deleted',
      { state: 'Inactive', stateReasonCode: 'ImageDeleted' },
      "Lambda can't find sha256:aaaaaaaaaaaa in checkout/api. Every invocation fails until you deploy an image that exists.",
    ],
    [
      'No image access',
      { state: 'Failed', stateReasonCode: 'ImageAccessDenied' },
      'Lambda may no longer read checkout/api. Its repository policy must allow lambda.amazonaws.com to use ecr:BatchGetImage and ecr:GetDownloadUrlForLayer.',
    ],
    [
      'never Active',
      { state: 'Failed', stateReason: 'Bad.', stateReasonCode: 'InvalidImage', lastUpdateStatus: null },
      'Bad (InvalidImage). This function never became Active. Delete it and create it again.',
    ],
    ['a state we do not know', { state: 'ActiveNonInvocable' }, 'ActiveNonInvocable Shown exactly as AWS reports it.'],
  ])('%s', (_, change, text) => {
    const shown = stateBanner({ ...fn, ...change })
    expect(shown ? `${shown.title} ${shown.text}` : undefined).toBe(text)
  })

  it('offers to wake an idle function and says what happens first', () => {
    expect(stateBanner({ ...fn, state: 'Inactive', stateReasonCode: 'Idle' })).toMatchObject({
      actions: ['wake'],
      role: 'idle',
    })
  })
})
