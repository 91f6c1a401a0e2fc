import { DescribeImagesCommand, RepositoryNotFoundException } from '@aws-sdk/client-ecr'
import { CreateRoleCommand, GetRoleCommand, ListRolesCommand, NoSuchEntityException } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { EngineContext } from '../operation'
import { startTestEngine, type TestEngine } from '../testing'
import { EngineError } from './errors'

const seen = vi.hoisted((): { inputs: unknown[] } => ({ inputs: [] }))
vi.mock('../ecr/operations/operations', () => ({
  ecrOperations: {
    DescribeImages: ({ repositoryName }: { repositoryName: string }) => {
      if (repositoryName === 'missing')
        throw new EngineError('RepositoryNotFoundException', 'The repository is missing')
      return {
        imageDetails: [{ imageTags: [repositoryName], imagePushedAt: new Date('2026-01-01T00:00:00.250Z') }],
      }
    },
  },
}))
vi.mock('../iam/operations/operations', () => ({
  iamOperations: {
    CreateRole: (input: unknown) => {
      seen.inputs.push(input)
      return {
        Role: {
          Path: '/',
          RoleName: '<&">\u0000\u0085\n',
          RoleId: 'A',
          Arn: 'a',
          CreateDate: new Date('2026-01-01T00:00:00.250Z'),
          Tags: [{ Key: 'k', Value: 'ü' }],
        },
      }
    },
    ListRoles: () => ({ Roles: [], IsTruncated: false }),
    GetRole: () => {
      throw new EngineError('NoSuchEntity', 'The role with name x cannot be found.')
    },
  },
}))
vi.mock('../sts/operations', () => ({
  stsOperations: {
    GetCallerIdentity: (_: unknown, { account, world }: EngineContext) => ({
      Account: account,
      Arn: world.region,
    }),
  },
}))

let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine()
})
afterAll(() => engine.close())

test('JSON 1.1: dates to the millisecond, client errors are 400', async () => {
  const { imageDetails } = await engine.ecr().send(new DescribeImagesCommand({ repositoryName: 'rr' }))
  expect(imageDetails).toEqual([{ imageTags: ['rr'], imagePushedAt: new Date('2026-01-01T00:00:00.250Z') }])
  await expect(engine.ecr().send(new DescribeImagesCommand({ repositoryName: 'missing' }))).rejects.toSatisfy(
    (error) => error instanceof RepositoryNotFoundException && error.$metadata.httpStatusCode === 400,
  )
})

test('Query: nested forms in, escaped XML out, errors by their query code', async () => {
  const input = {
    RoleName: 'a+b',
    Description: 'a+b & c=d',
    AssumeRolePolicyDocument: '{"a":"ü"}',
    MaxSessionDuration: 3600,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '' },
    ],
  }
  const { Role } = await engine.iam().send(new CreateRoleCommand(input))
  expect(seen.inputs.at(-1)).toEqual(input)
  expect(Role).toMatchObject({
    RoleName: '<&">\u0085\n',
    CreateDate: new Date('2026-01-01T00:00:00Z'),
    Tags: [{ Key: 'k', Value: 'ü' }],
  })
  expect(await engine.iam().send(new ListRolesCommand({}))).toMatchObject({ Roles: [], IsTruncated: false })
  await expect(engine.iam().send(new GetRoleCommand({ RoleName: 'x' }))).rejects.toSatisfy(
    (error) => error instanceof NoSuchEntityException && error.$metadata.httpStatusCode === 404,
  )
  expect(await engine.sts().send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: engine.account,
    Arn: 'aws-global',
  })
})
