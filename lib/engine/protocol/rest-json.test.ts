import { ListReplicationBackfillsCommand } from '@aws-sdk/client-ecr'
import {
  CreateFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  ListEventSourceMappingsCommand,
  ListFunctionsCommand,
  ResourceNotFoundException,
  TooManyRequestsException,
  UntagResourceCommand,
} from '@aws-sdk/client-lambda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lambdaOperations } from '../lambda/operations/operations'
import { openTestEngine } from '../testing'
import { EngineError } from './errors'

const engine = await openTestEngine({ region: 'eu-west-3' })
const inputs: unknown[] = []

/** Operations that say what arrived, instead of those that are written. */
beforeEach(() => {
  vi.spyOn(lambdaOperations, 'CreateFunction').mockImplementation((input) => {
    inputs.push(input)
    return {
      FunctionName: input.FunctionName,
      Runtime: undefined,
      Environment: { Variables: input.Environment?.Variables },
    }
  })
  vi.spyOn(lambdaOperations, 'GetFunction').mockImplementation(({ FunctionName = '' }, { account, region }) => {
    if (FunctionName === 'broken') throw new TypeError('a defect')
    if (FunctionName === 'busy')
      throw new EngineError('TooManyRequestsException', 'Rate exceeded', { Reason: 'CallerRateLimitExceeded' })
    if (FunctionName === 'missing') throw new EngineError('ResourceNotFoundException', 'Function not found: x')
    return { Tags: { account, region, name: FunctionName } }
  })
  vi.spyOn(lambdaOperations, 'ListFunctions').mockImplementation((input) => ({
    Functions: [{ Description: JSON.stringify(input) }],
  }))
  vi.spyOn(lambdaOperations, 'UntagResource').mockImplementation((input) => {
    inputs.push(input)
    return {}
  })
  vi.spyOn(lambdaOperations, 'Invoke').mockImplementation(({ Payload, ClientContext }) => ({
    StatusCode: 202,
    FunctionError: 'Unhandled',
    LogResult: ClientContext,
    Payload: Payload instanceof Uint8Array ? Buffer.from(Payload).reverse() : undefined,
  }))
})
afterEach(() => vi.restoreAllMocks())

const post = (path: string, init: RequestInit) => fetch(engine.url + path, { method: 'POST', ...init })

test('a JSON body arrives typed, an answer leaves out what is undefined', async () => {
  const ZipFile = Uint8Array.from([1, 2, 255])
  const variables = { AB: '1', constructor: '2', env_x: '\u{1f600} "' }
  const output = await engine.lambda().send(
    new CreateFunctionCommand({
      FunctionName: 'f',
      Role: 'arn:aws:iam::123456789012:role/r',
      Timeout: 5,
      Publish: false,
      Code: { ZipFile },
      Environment: { Variables: variables },
    }),
  )
  const input = inputs.at(-1)
  expect(input).toMatchObject({
    FunctionName: 'f',
    Timeout: 5,
    Publish: false,
    Environment: { Variables: variables },
  })
  expect(Buffer.from(Object(input).Code.ZipFile)).toEqual(Buffer.from(ZipFile))
  expect(output).toMatchObject({ FunctionName: 'f', Environment: { Variables: variables } })
  expect(output.$metadata.httpStatusCode).toBe(201)
  expect(output).not.toHaveProperty('Runtime')
})

test('labels are decoded; the signature gives account and Region', async () => {
  const FunctionName = 'arn:aws:lambda:eu-west-3:123456789012:function:f'
  const { Tags } = await engine.lambda().send(new GetFunctionCommand({ FunctionName }))
  expect(Tags).toEqual({ account: engine.account, region: 'eu-west-3', name: FunctionName })
})

test('an access key that is no account number belongs to the default account', async () => {
  const { Tags } = await engine.lambda('AKIAIOSFODNN7EXAMPLE').send(new GetFunctionCommand({ FunctionName: 'f' }))
  expect(Tags?.account).toBe('123456789012')
})

test('queries are numbers, lists and texts; a trailing slash is tolerated', async () => {
  const { Functions } = await engine.lambda().send(new ListFunctionsCommand({ MaxItems: 7, Marker: 'a+b c&' }))
  expect(JSON.parse(Functions?.[0]?.Description ?? '')).toEqual({ MaxItems: 7, Marker: 'a+b c&' })
  const Resource = 'arn:aws:lambda:eu-west-3:123456789012:function:f'
  await engine.lambda().send(new UntagResourceCommand({ Resource, TagKeys: ['a b', 'c'] }))
  expect(inputs.at(-1)).toEqual({ Resource, TagKeys: ['a b', 'c'] })
  expect((await fetch(`${engine.url}/2015-03-31/functions/?MaxItems=1`)).status).toBe(200)
})

test('a payload, headers and the status member of Invoke pass', async () => {
  const output = await engine
    .lambda()
    .send(new InvokeCommand({ FunctionName: 'f', Payload: Buffer.from('abc'), ClientContext: 'Y29udGV4dA==' }))
  expect(output).toMatchObject({ StatusCode: 202, FunctionError: 'Unhandled', LogResult: 'Y29udGV4dA==' })
  expect(Buffer.from(output.Payload ?? []).toString()).toBe('cba')
})

test("Lambda's errors are typed, with AWS's spelling of the message on the wire", async () => {
  await expect(engine.lambda().send(new GetFunctionCommand({ FunctionName: 'missing' }))).rejects.toBeInstanceOf(
    ResourceNotFoundException,
  )
  await expect(engine.lambda().send(new GetFunctionCommand({ FunctionName: 'busy' }))).rejects.toSatisfy(
    (error) =>
      error instanceof TooManyRequestsException &&
      error.Reason === 'CallerRateLimitExceeded' &&
      error.$metadata.httpStatusCode === 429,
  )
  const response = await fetch(`${engine.url}/2015-03-31/functions/missing`)
  expect(response.status).toBe(404)
  expect(response.headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException')
  expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
  expect(await response.text()).toBe('{"Type":"User","Message":"Function not found: x"}')
})

test('what is not written answers 501 with its name', async () => {
  await expect(engine.lambda().send(new ListEventSourceMappingsCommand({}))).rejects.toMatchObject({
    name: 'NotImplemented',
    message: 'The operation ListEventSourceMappings is not implemented by the engine.',
    $metadata: { httpStatusCode: 501 },
  })
  await expect(engine.ecr().send(new ListReplicationBackfillsCommand({}))).rejects.toMatchObject({
    name: 'NotImplemented',
  })
})

test('malformed bodies are 400 SerializationException, never 500', async () => {
  const path = '/2015-03-31/functions'
  for (const body of [
    '{',
    '[]',
    '"a"',
    'null',
    '{"Timeout":"x"}',
    '{"FunctionName":1}',
    '{"Code":[]}',
    '{"Code":{"ZipFile":"%"}}',
    '{"Layers":{}}',
    '{"Tags":[]}',
  ]) {
    const response = await post(path, { body })
    expect([body, response.status, response.headers.get('x-amzn-errortype')]).toEqual([
      body,
      400,
      'SerializationException',
    ])
  }
  expect((await fetch(`${engine.url}/2015-03-31/functions/%E0%A4%A`)).status).toBe(400)
  expect((await fetch(`${engine.url}${path}?MaxItems=x`)).status).toBe(400)
  expect((await fetch(`${engine.url}/nowhere`)).status).toBe(404)
  const ecr = await post('/', {
    body: '{',
    headers: { 'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.DescribeImages' },
  })
  expect([ecr.status, await ecr.json()]).toMatchObject([400, { __type: 'SerializationException' }])
})

test('a defect answers 500 with a request id, and the engine lives on', async () => {
  engine.engine.logger.level = 'silent'
  await expect(engine.lambda().send(new GetFunctionCommand({ FunctionName: 'broken' }))).rejects.toMatchObject({
    name: 'ServiceException',
    $metadata: { httpStatusCode: 500 },
  })
  await engine.lambda().send(new GetFunctionCommand({ FunctionName: 'f' }))
})
