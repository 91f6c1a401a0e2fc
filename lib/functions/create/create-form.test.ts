import { describe, expect, it } from 'vitest'
import { newRow } from '@/lib/functions/configuration/environment-rows'
import { createForm, emptyCreateForm, mismatch, suggestedRole } from './create-form'
import { createFunctionInput } from './create-input'

const uri = '123456789012.dkr.ecr.us-east-1.amazonaws.com/hello-world:latest'
const { problems, settings, changes, refused, draft } = createForm(emptyCreateForm, '7f3k')
const good = { ...emptyCreateForm, name: 'my-function', imageUri: uri }

describe('what is wrong with the form', () => {
  it('wants a name, and nothing else but an image, which the page looks into', () => {
    expect(problems(good)).toEqual([])
    expect(problems(emptyCreateForm)).toEqual([{ field: 'name', message: 'Function name is required.' }])
  })
  it.each([
    [{ entryPoint: { on: true, text: 'npx' } }, 'entryPoint', 'Put each string in double quotation marks: "npx".'],
    [{ workingDirectory: { on: true, text: 'task' } }, 'workingDirectory', 'Use an absolute path that starts with /.'],
    [{ roleKind: 'existing' as const }, 'existingRole', 'Choose a role.'],
    [
      { roleKind: 'existing' as const, existingRole: 'lambda-ex' },
      'existingRole',
      'Enter a role ARN like arn:aws:iam::123456789012:role/lambda-ex.',
    ],
    [{ newRole: 'a b' }, 'newRole', 'Role names use letters, numbers, and + = , . @ - _.'],
    [{ memorySize: '100' }, 'memorySize', 'Enter a whole number from 128 to 10,240 MB.'],
    [{ memorySize: '512.5' }, 'memorySize', 'Enter a whole number from 128 to 10,240 MB.'],
    [{ memorySize: '12.5x' }, 'memorySize', 'Enter a whole number from 128 to 10,240 MB.'],
    [{ timeout: { minutes: '15', seconds: '1' } }, 'timeout', 'Enter 1 second to 15 minutes.'],
    [{ timeout: { minutes: '0', seconds: '0' } }, 'timeout', 'Enter 1 second to 15 minutes.'],
    [{ timeout: { minutes: '0', seconds: '30.5' } }, 'timeout', 'Enter 1 second to 15 minutes.'],
    [{ ephemeralStorage: '512,5' }, 'ephemeralStorage', 'Enter a whole number from 512 to 10,240 MB.'],
    [{ ephemeralStorage: '511' }, 'ephemeralStorage', 'Enter a whole number from 512 to 10,240 MB.'],
    [{ description: 'x'.repeat(257) }, 'description', 'Use 256 characters or fewer. You entered 257.'],
    [{ tags: [{ name: '', value: 'x' }] }, 'tags', 'Key is required, or remove this row.'],
  ])('refuses %j', (over, field, message) => expect(problems({ ...good, ...over })).toEqual([{ field, message }]))
  it('names the row of a variable that is wrong', () => {
    const [first, again] = [newRow({ name: 'AB', value: '' }), newRow({ name: 'AB', value: '' })]
    const reserved = newRow({ name: 'AWS_REGION', value: 'x' })
    expect(problems({ ...good, environment: [first, again, reserved] })).toEqual([
      { field: `environment.${again.id}`, message: 'AB is already in row 1.' },
      { field: `environment.${reserved.id}`, message: 'Lambda sets AWS_REGION. Choose another name.' },
    ])
  })
})

it('becomes an input that the action accepts', () => {
  const values = settings({
    ...good,
    command: { on: true, text: '"app.handler"' },
    environment: [newRow({ name: 'LOG', value: 'x' })],
    memorySize: '1,024',
    timeout: { minutes: '1', seconds: '' },
  })
  expect(values).toMatchObject({
    memorySize: 1024,
    timeout: 60,
    environment: { LOG: 'x' },
    overrides: { entryPoint: null, command: ['app.handler'], workingDirectory: null },
    role: { kind: 'new', name: 'my-function-role-7f3k' },
  })
  const input = {
    connection: 'demo',
    region: 'us-east-1',
    operationId: '12345678',
    ...values,
    role: 'arn:aws:iam::123456789012:role/lambda-ex',
  }
  expect(createFunctionInput.parse(input).imageUri).toMatchObject({ uri, repository: 'hello-world', tag: 'latest' })
})

it('keeps no value of a variable in a draft', () => {
  const kept = draft.of({ ...good, environment: [newRow({ name: 'TOKEN', value: 's3cr3t' })] })
  expect(JSON.stringify(kept)).not.toContain('s3cr3t')
  expect(draft.into(good, draft.schema.parse(kept)).environment).toMatchObject([{ name: 'TOKEN', value: '' }])
})

it('has changed once something is typed, not when no role can be made here', () => {
  expect(changes(emptyCreateForm, null)).toEqual([])
  expect(changes({ ...emptyCreateForm, roleKind: 'existing' }, null)).toEqual([])
  expect(changes({ ...emptyCreateForm, roleKind: 'existing', existingRole: 'a' }, null)).toEqual([
    'roleKind',
    'existingRole',
  ])
})

it("puts the role's error at the role that was chosen, and an override's at its field", () => {
  const error = { code: 'x', message: 'm', httpStatus: 400, requestId: null, operation: 'CreateFunction' }
  const fieldErrors = { role: 'no', 'overrides.command': 'not so' }
  const fields = (roleKind: 'new' | 'existing') =>
    refused({ ...error, fieldErrors }, { ...good, roleKind }).map(({ field }) => field)
  expect(fields('new')).toEqual(['newRole', 'command'])
  expect(fields('existing')).toEqual(['existingRole', 'command'])
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
