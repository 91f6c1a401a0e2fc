import { describe, expect, it } from 'vitest'
import {
  checkCreateForm,
  createDraft,
  createForm,
  createValues,
  emptyCreateForm,
  mismatch,
  suggestedRole,
} from './create-form'
import { createFunctionInput } from './create-input'
import { newRow } from '@/lib/functions/configuration/environment-rows'

const uri = '123456789012.dkr.ecr.us-east-1.amazonaws.com/hello-world:latest'
const context = { region: 'us-east-1', account: '123456789012' }
const good = { ...emptyCreateForm, name: 'my-function', imageUri: uri }

describe('checkCreateForm', () => {
  it('wants a name and an image, and nothing else', () => {
    expect(checkCreateForm(good, context)).toEqual({})
    expect(checkCreateForm(emptyCreateForm, context)).toEqual({
      name: 'Function name is required.',
      imageUri: 'Container image URI is required.',
    })
  })
  it.each([
    [{ entryPoint: { on: true, text: 'npx' } }, { entryPoint: 'Put each string in double quotation marks: "npx".' }],
    [
      { workingDirectory: { on: true, text: 'task' } },
      { workingDirectory: 'Use an absolute path that starts with /.' },
    ],
    [{ roleKind: 'existing' as const }, { existingRole: 'Choose a role.' }],
    [
      { roleKind: 'existing' as const, existingRole: 'lambda-ex' },
      { existingRole: 'Enter a role ARN like arn:aws:iam::123456789012:role/lambda-ex.' },
    ],
    [{ newRole: 'a b' }, { newRole: 'Role names use letters, numbers, and + = , . @ - _.' }],
    [{ memorySize: '100' }, { memorySize: 'Enter a whole number from 128 to 10,240 MB.' }],
    [{ memorySize: '512.5' }, { memorySize: 'Enter a whole number from 128 to 10,240 MB.' }],
    [{ memorySize: '12.5x' }, { memorySize: 'Enter a whole number from 128 to 10,240 MB.' }],
    [{ minutes: '15', seconds: '1' }, { timeout: 'Enter 1 second to 15 minutes.' }],
    [{ minutes: '0', seconds: '0' }, { timeout: 'Enter 1 second to 15 minutes.' }],
    [{ minutes: '0', seconds: '30.5' }, { timeout: 'Enter 1 second to 15 minutes.' }],
    [{ ephemeralStorage: '512,5' }, { ephemeralStorage: 'Enter a whole number from 512 to 10,240 MB.' }],
    [{ ephemeralStorage: '511' }, { ephemeralStorage: 'Enter a whole number from 512 to 10,240 MB.' }],
    [{ description: 'x'.repeat(257) }, { description: 'Use 256 characters or fewer. You entered 257.' }],
    [
      { environment: [newRow({ name: 'AWS_REGION', value: 'x' })] },
      { environment: 'Lambda sets AWS_REGION. Choose another name.' },
    ],
    [
      { environment: [newRow({ name: 'AB', value: '' }), newRow({ name: 'AB', value: '' })] },
      { environment: 'AB is already in row 1.' },
    ],
    [{ tags: [{ name: '', value: 'x' }] }, { tags: 'Key is required, or remove this row.' }],
  ])('refuses %j', (over, errors) => expect(checkCreateForm({ ...good, ...over }, context)).toEqual(errors))
})

it('becomes an input that the action accepts', () => {
  const form = {
    ...good,
    command: { on: true, text: '"app.handler"' },
    environment: [newRow({ name: 'LOG', value: 'x' })],
    memorySize: '1,024',
    minutes: '1',
    seconds: '',
  }
  const values = createValues(form, context)
  expect(values).toMatchObject({
    memorySize: 1024,
    timeout: 60,
    environment: { LOG: 'x' },
    overrides: { entryPoint: null, command: ['app.handler'], workingDirectory: null },
  })
  const input = {
    connection: 'demo',
    region: 'us-east-1',
    operationId: '12345678',
    digest: null,
    role: 'arn:aws:iam::123456789012:role/lambda-ex',
    ...values,
  }
  expect(createFunctionInput.safeParse(input).error).toBeUndefined()
})

it('keeps no value of a variable in a draft', () => {
  const draft = createDraft({ ...good, environment: [newRow({ name: 'TOKEN', value: 's3cr3t' })] })
  expect(JSON.stringify(draft)).not.toContain('s3cr3t')
  expect(createForm.parse(draft).environment).toMatchObject([{ name: 'TOKEN', value: '' }])
})

it('names the role after the function, within 64 characters', () => {
  expect(suggestedRole('my-function', '7f3k')).toBe('my-function-role-7f3k')
  expect(suggestedRole('x'.repeat(64), '7f3k')).toHaveLength(64)
})

it('finds the architecture that the image has and the form has not', () => {
  const config = {
    os: 'linux',
    architecture: 'arm64',
    entryPoint: [],
    command: [],
    workingDirectory: '',
    environment: [],
    ignored: [],
    labels: {},
  }
  expect(mismatch({ architecture: 'x86_64' }, config)).toBe('arm64')
  expect(mismatch({ architecture: 'arm64' }, config)).toBeNull()
  expect(mismatch({ architecture: 'arm64' }, null)).toBeNull()
})
