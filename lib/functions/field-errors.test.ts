import { expect, it } from 'vitest'
import { isRoleNotReady, isStaleRevision, isUpdateInProgress, withFieldErrors } from './field-errors'

const uri = '123456789012.dkr.ecr.us-east-1.amazonaws.com/checkout/api:v1'
const error = (message: string, httpStatus = 400) => ({
  code: 'X',
  message,
  httpStatus,
  requestId: 'r',
  operation: 'CreateFunction',
})
const map = (message: string) =>
  withFieldErrors(error(message), { name: 'my-function', repository: 'checkout/api' }).fieldErrors

it.each([
  ['Function already exist: my-function', { name: 'A function named my-function already exists.' }],
  [
    `Source image ${uri} does not exist. Provide a valid source image.`,
    { imageUri: "AWS can't find this image. Check the tag, or browse." },
  ],
  [
    `Source image ${uri} is not valid. Provide a valid source image.`,
    { imageUri: "AWS doesn't accept this URI. Use repository:tag or repository@sha256:…." },
  ],
  [
    `The image manifest, config or layer media type for the source image ${uri} is not supported.`,
    { imageUri: expect.stringContaining('--provenance=false') },
  ],
  [
    `The image manifest or layer media type for the source image ${uri} is not supported.`,
    { imageUri: expect.stringContaining('an image inside it') },
  ],
  [
    'Lambda does not have permission to access the ECR image. Check the ECR permissions.',
    { imageUri: expect.stringContaining("Lambda can't read checkout/api.") },
  ],
  [
    'The role defined for the function cannot be assumed by Lambda.',
    { role: "Lambda can't assume this role. Its trust policy must allow lambda.amazonaws.com." },
  ],
  [
    'Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.',
    { environment: expect.stringContaining('4KB') },
  ],
  ['Something new', undefined],
])('%s', (message, fields) => expect(map(message)).toEqual(fields))

it('knows what may pass later', () => {
  expect(isRoleNotReady(error('The role defined for the function cannot be assumed by Lambda.'))).toBe(true)
  expect(
    isUpdateInProgress(
      error('The operation cannot be performed at this time. An update is in progress for resource: arn', 409),
    ),
  ).toBe(true)
  expect(isUpdateInProgress(error('Function already exist: x', 409))).toBe(false)
  expect(isStaleRevision(error('The Revision Id provided does not match', 412))).toBe(true)
})
