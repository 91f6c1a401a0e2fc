import { createServer, type RequestListener } from 'node:http'
import { ECRClient, DescribeRepositoriesCommand, PutImageCommand } from '@aws-sdk/client-ecr'
import {
  DeleteFunctionCommand,
  InvokeCommand,
  LambdaClient,
  ListFunctionsCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import { afterEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import { AppException } from '@/lib/result'
import type { Connection } from './connection'
import { toAppError } from './errors'
import { rules, Transport } from './sdk-rules'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

/** An endpoint that answers every request with the same fault, and the clients that talk to it. */
async function endpoint(fault: RequestListener, about: Partial<Connection> = {}) {
  let requests = 0
  const server = createServer((request, response) => {
    requests++
    request.resume().on('end', () => fault(request, response))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  closing.push(() => (server.closeAllConnections(), server.close()))
  const url = `http://127.0.0.1:${port}`
  const connection: Connection = {
    name: 'dev',
    kind: 'profile',
    endpoint: url,
    regions: ['us-east-1'],
    readOnly: false,
    label: 'profile dev',
    profile: 'dev',
    renewal: 'Run: aws configure --profile dev',
    ...about,
  }
  const settings = {
    region: 'us-east-1',
    endpoint: url,
    maxAttempts: 1,
    requestHandler: new Transport(),
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  }
  const lambda = new LambdaClient(settings)
  lambda.middlewareStack.use(rules(connection))
  const ecr = new ECRClient(settings)
  ecr.middlewareStack.use(rules(connection))
  return { lambda, ecr, url, requests: () => requests }
}

const errorOf = async (call: Promise<unknown>) =>
  toAppError(
    await call.then(
      () => 'no error',
      (thrown: unknown) => thrown,
    ),
    'Read',
  )
const list = new ListFunctionsCommand({})
const update = new UpdateFunctionCodeCommand({ FunctionName: 'f', ImageUri: 'i' })
const reply =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'x-amzn-requestid': 'r-1', ...headers }).end(body)
  }
const awsError = (status: number, code: string, message: string, headers = {}) =>
  reply(status, JSON.stringify({ Message: message }), {
    'x-amzn-errortype': code,
    'content-type': 'application/json',
    ...headers,
  })

test("AWS's own words, code, status and request id pass through", async () => {
  const { lambda, requests } = await endpoint(awsError(409, 'ResourceConflictException', 'An update is in progress.'))
  expect(await errorOf(lambda.send(update))).toEqual({
    code: 'ResourceConflictException',
    message: 'An update is in progress.',
    httpStatus: 409,
    requestId: 'r-1',
    operation: 'UpdateFunctionCode',
  })
  expect(requests()).toBe(1)
})

test('a throttled read is sent three times, then says when to try again', async () => {
  const { lambda, requests } = await endpoint(
    awsError(429, 'TooManyRequestsException', 'Rate exceeded', { 'retry-after': '7' }),
  )
  expect(await errorOf(lambda.send(list))).toMatchObject({
    code: 'TooManyRequestsException',
    httpStatus: 429,
    retryAfter: 7,
  })
  expect(requests()).toBe(3)
})

test('a throttled write is sent once, and says when to try again', async () => {
  const { lambda, requests } = await endpoint(awsError(429, 'TooManyRequestsException', 'Rate exceeded'))
  expect(await errorOf(lambda.send(update))).toMatchObject({ httpStatus: 429, retryAfter: 2 })
  expect(requests()).toBe(1)
})

test("a proxy's HTML page is told as such, never as a SyntaxError", async () => {
  const { lambda, url, requests } = await endpoint(
    reply(502, '<html>Bad gateway</html>', { 'content-type': 'text/html' }),
  )
  expect(await errorOf(lambda.send(list))).toMatchObject({
    code: 'UnreadableAnswer',
    httpStatus: 502,
    message: `${url} answered ListFunctions with HTTP 502 and a body that is not AWS's.`,
  })
  expect(requests()).toBe(3)
})

test('an answer of 200 that is cut short is an error of 502', async () => {
  const { lambda } = await endpoint(reply(200, '{"Functions": [{"Functio', { 'content-type': 'application/json' }))
  expect(await errorOf(lambda.send(list))).toMatchObject({ code: 'UnreadableAnswer', httpStatus: 502 })
})

test('a 500 without a code keeps its status', async () => {
  const { lambda } = await endpoint(reply(500, ''))
  expect(await errorOf(lambda.send(update))).toMatchObject({ httpStatus: 500, operation: 'UpdateFunctionCode' })
})

test('an endpoint that hangs is left at the limit', async () => {
  const { lambda, url } = await endpoint(() => {})
  expect(await errorOf(lambda.send(list, { requestTimeout: 50 }))).toMatchObject({
    code: 'Timeout',
    httpStatus: 0,
    message: `${url} did not answer in time.`,
  })
})

test.each([
  ['UpdateFunctionCode', 1, (lambda: LambdaClient) => lambda.send(update)],
  ['DeleteFunction', 1, (lambda: LambdaClient) => lambda.send(new DeleteFunctionCommand({ FunctionName: 'f' }))],
  ['Invoke', 1, (lambda: LambdaClient) => lambda.send(new InvokeCommand({ FunctionName: 'f' }))],
  ['ListFunctions', 3, (lambda: LambdaClient) => lambda.send(list)],
])('a reset of %s: sent %i times', async (_, times, send) => {
  const { lambda, requests } = await endpoint((request) => request.socket.destroy())
  expect(await errorOf(send(lambda))).toMatchObject({ code: 'ConnectionLost', httpStatus: 0 })
  expect(requests()).toBe(times)
})

test('in JSON 1.1, where every call is a POST, reads are told from writes by their name', async () => {
  const { ecr, requests } = await endpoint(reply(503, ''))
  await errorOf(ecr.send(new PutImageCommand({ repositoryName: 'r', imageManifest: '{}' })))
  expect(requests()).toBe(1)
  await errorOf(ecr.send(new DescribeRepositoriesCommand({})))
  expect(requests()).toBe(4)
})

test('nothing listens: a sentence with the address, and what to do', async () => {
  const { lambda, url } = await endpoint(() => {})
  closing.splice(0).forEach((close) => close())
  expect(await errorOf(lambda.send(list))).toMatchObject({ code: 'Unreachable', message: `Nothing listens at ${url}.` })
})

test.each([
  [
    'ExpiredTokenException',
    'ExpiredCredentials',
    'The credentials of profile dev have expired.',
    'Run: aws configure --profile dev',
  ],
  [
    'UnrecognizedClientException',
    'WrongCredentials',
    'AWS does not accept the credentials of profile dev.',
    'Run: aws configure --profile dev',
  ],
  [
    'InvalidSignatureException',
    'WrongCredentials',
    'AWS does not accept the credentials of profile dev.',
    'Run: aws configure --profile dev',
  ],
  [
    'RequestTimeTooSkewed',
    'RequestTimeTooSkewed',
    'The clock of this machine is not the time that AWS has.',
    'Set the clock of this machine, then try again.',
  ],
])('%s names the profile and what renews it', async (code, ours, message, remedy) => {
  const { lambda } = await endpoint(awsError(403, code, 'The security token included in the request is …'))
  expect(await errorOf(lambda.send(update))).toMatchObject({
    code: ours,
    message,
    remedy,
    httpStatus: 403,
    requestId: 'r-1',
  })
})

test('AccessDenied is not a matter of credentials', async () => {
  const { lambda } = await endpoint(
    awsError(403, 'AccessDeniedException', 'User: u is not authorized to perform: lambda:ListFunctions'),
  )
  expect(await errorOf(lambda.send(list))).toMatchObject({
    code: 'AccessDeniedException',
    message: 'User: u is not authorized to perform: lambda:ListFunctions',
  })
})

test('an error of ours stays as it is; a fault of ours is logged and told without its words', () => {
  const told = vi.spyOn(log, 'error').mockImplementation(() => {})
  const error = { code: 'X', message: 'm', httpStatus: 404, requestId: null, operation: 'o' }
  expect(toAppError(new AppException(error), 'TheOperation')).toBe(error)
  const fault = toAppError(new TypeError("Cannot read properties of undefined (reading 'secret')"), 'TheOperation')
  expect(fault).toMatchObject({ code: 'InternalError', httpStatus: 500 })
  expect(JSON.stringify(fault)).not.toContain('secret')
  expect(told).toHaveBeenCalledOnce()
})
