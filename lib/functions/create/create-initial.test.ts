import { describe, expect, it } from 'vitest'
import { fromFunction, fromLink } from './create-initial'
import type { FunctionModel } from '@/lib/functions/model'

describe('fromLink', () => {
  it('fills in what the link gives, and says so', () => {
    const { form, fromLink: fields } = fromLink(
      new URLSearchParams('image=uri:1&name=my-function&name=other&command=app.handler&arch=arm64'),
    )
    expect(form).toMatchObject({
      name: 'my-function',
      imageUri: 'uri:1',
      architecture: 'arm64',
      command: { on: true, text: '"app.handler"' },
    })
    expect(fields).toEqual(['name', 'imageUri', 'architecture', 'command'])
  })
  it('leaves an empty form alone', () => {
    expect(fromLink(new URLSearchParams())).toMatchObject({
      fromLink: [],
      form: { name: '', architecture: 'x86_64', command: { on: false } },
    })
  })
})

it('copies a function without its name and hidden values', () => {
  const fn: FunctionModel = {
    name: 'other',
    arn: 'arn',
    description: 'd',
    packageType: 'Image',
    digest: null,
    architecture: 'arm64',
    memorySize: 512,
    timeout: 95,
    lastModified: '',
    role: 'arn:aws:iam::123456789012:role/r',
    overrides: { entryPoint: null, command: ['a b'], workingDirectory: null },
    state: 'Active',
    stateReason: null,
    stateReasonCode: null,
    lastUpdateStatus: 'Successful',
    lastUpdateStatusReason: null,
    lastUpdateStatusReasonCode: null,
    version: '$LATEST',
    revisionId: 'r',
    imageUri: 'uri:1',
    resolvedImageUri: null,
    environment: [{ name: 'TOKEN', value: null }],
    environmentError: null,
    ephemeralStorage: 1024,
    kmsKeyArn: null,
    reservedConcurrency: null,
    tags: { team: 'a', 'aws:cloudformation:stack-name': 's' },
    drift: { kind: 'none' },
  }
  const { form, note } = fromFunction(fn, fromLink(new URLSearchParams()))
  expect(form).toMatchObject({
    name: '',
    imageUri: 'uri:1',
    architecture: 'arm64',
    roleKind: 'existing',
    existingRole: fn.role,
    memorySize: '512',
    timeout: { minutes: '1', seconds: '35' },
    ephemeralStorage: '1024',
    command: { on: true, text: '"a b"' },
    tags: [{ name: 'team', value: 'a' }],
    environment: [{ name: 'TOKEN', value: '' }],
  })
  expect(note).toContain('values of its environment variables are hidden')
})
