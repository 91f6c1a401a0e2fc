import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionCodeCommand,
  type UpdateFunctionCodeCommandInput,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda'
import type { RoleRecord } from '../store/records'
import type { World } from '../store/world'
import type { TestEngine } from '../testing'
import { putTestImage, type TestImage } from './image/test-image'

/** The Region of the account. */
export const REGION = 'us-east-1'

/** A transition of six seconds at the speed of the tests: slow, so that no test is slower than the clock. */
export const READY_MS = 30_000

/** Reads or writes records of an engine beside its API. */
export function inWorld<T>({ engine, url }: TestEngine, account: string, region: string, work: (world: World) => T): T {
  return engine.run({ account, region, origin: url }, ({ world }) => work(world))
}

let accounts = 0

/** An account that no other test has, on the engine that the tests of a file share. Its speed is `slow`. */
export function openAccount(engine: TestEngine) {
  accounts += 1
  const id = String(700_000_000_000 + accounts)
  const clientIn = (region: string) =>
    new LambdaClient({
      endpoint: engine.url,
      region,
      credentials: { accessKeyId: id, secretAccessKey: 'test' },
      maxAttempts: 1,
    })
  const lambda = clientIn(REGION)
  const role = `arn:aws:iam::${id}:role/lambda-role`
  const advance = (ms: number) => engine.engine.clock.advance(id, ms)

  const image = (repository: string, tag: string, { account = id, ...spec }: TestImage & { account?: string } = {}) =>
    inWorld(engine, account, REGION, (world) => putTestImage(world, repository, tag, spec))

  const create = (name: string, input: Partial<CreateFunctionCommandInput> = {}, uri = image('app', 'latest').uri) =>
    lambda.send(
      new CreateFunctionCommand({
        FunctionName: name,
        Role: role,
        PackageType: 'Image',
        Code: { ImageUri: uri },
        ...input,
      }),
    )
  const createActive = async (name: string, input: Partial<CreateFunctionCommandInput> = {}) => {
    await create(name, input)
    advance(READY_MS)
  }
  const updateCode = (FunctionName: string, ImageUri: string, input: Partial<UpdateFunctionCodeCommandInput> = {}) =>
    lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ImageUri, ...input }))
  const updateConfiguration = (FunctionName: string, input: Partial<UpdateFunctionConfigurationCommandInput>) =>
    lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...input }))
  const state = async (FunctionName: string) =>
    (await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))).State

  const putRole = (name: string, service: string) => {
    const Statement = [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }]
    const role: RoleRecord = {
      name,
      path: '/',
      id: `AROA${name}`,
      createdAt: engine.engine.clock.now(id),
      maxSessionDuration: 3600,
      assumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
      attachedPolicies: [],
      inlinePolicies: {},
    }
    inWorld(engine, id, 'aws-global', (world) => world.put('role', name, role))
  }
  const repositoryPolicy = (name: string) =>
    inWorld(engine, id, REGION, (world) => world.get('repository', name)?.policyText)
  const calls = { create, createActive, updateCode, updateConfiguration, state }
  return { id, role, lambda, clientIn, advance, image, putRole, repositoryPolicy, ...calls }
}

/** What `openAccount` gives. */
export type TestAccount = ReturnType<typeof openAccount>
