import { expect, test } from 'vitest'
import { digestIn, parseStatus, parseConfiguration } from './parse'

const hex = '0a'.repeat(32)

test('reads an image function as Lambda lists it', () =>
  expect(
    parseConfiguration({
      FunctionName: 'a',
      FunctionArn: 'arn',
      PackageType: 'Image',
      CodeSha256: hex,
      Architectures: ['arm64'],
      MemorySize: 512,
      Timeout: 9,
      Role: 'role',
      LastModified: '2026-11-21T07:46:03.018+0000',
      ImageConfigResponse: { ImageConfig: { Command: ['app.handler'] } },
    }),
  ).toEqual({
    name: 'a',
    arn: 'arn',
    description: '',
    packageType: 'Image',
    digest: `sha256:${hex}`,
    architecture: 'arm64',
    memorySize: 512,
    timeout: 9,
    role: 'role',
    lastModified: '2026-11-21T07:46:03.018Z',
    overrides: { entryPoint: null, command: ['app.handler'], workingDirectory: null },
  }))

test('takes defaults where an endpoint leaves things out', () => {
  expect(
    parseConfiguration({
      FunctionName: 'a',
      PackageType: 'Image',
      ImageConfigResponse: { ImageConfig: { EntryPoint: [], Command: [], WorkingDirectory: '' } },
    }),
  ).toMatchObject({
    digest: null,
    architecture: 'x86_64',
    memorySize: 128,
    timeout: 3,
    lastModified: '',
    overrides: { entryPoint: null, command: null, workingDirectory: null },
  })
  expect(parseStatus({})).toMatchObject({ state: 'Active', lastUpdateStatus: null, stateReason: null })
})

test('a Zip function has no digest', () =>
  expect(parseConfiguration({ PackageType: 'Zip', CodeSha256: hex }).digest).toBeNull())

test('finds the digest of a resolved URI', () =>
  expect([digestIn(`host/a@sha256:${hex}`), digestIn('host/a:tag'), digestIn(undefined)]).toEqual([
    `sha256:${hex}`,
    null,
    null,
  ]))
