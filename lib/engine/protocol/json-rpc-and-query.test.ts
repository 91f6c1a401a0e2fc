import { DescribeImagesCommand, RepositoryNotFoundException } from '@aws-sdk/client-ecr'
import { CreateRoleCommand, GetRoleCommand, ListRolesCommand, NoSuchEntityException } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ecrOperations } from '../ecr/operations/operations'
import { iamOperations } from '../iam/operations/operations'
import { stsOperations } from '../sts/operations'
import { openTestEngine } from '../testing'
import { EngineError } from './errors'

const engine = await openTestEngine()
const inputs: unknown[] = []

/** Operations that say what arrived, instead of those that are written. */
beforeEach(() => {
  vi.spyOn(ecrOperations, 'DescribeImages').mockImplementation(({ repositoryName }) => {
    if (repositoryName === 'missing') throw new EngineError('RepositoryNotFoundException', 'The repository is missing')
    return {
      imageDetails: [{ imageTags: [repositoryName ?? ''], imagePushedAt: new Date('2026-01-01T00:00:00.250Z') }],
    }
  })
  vi.spyOn(iamOperations, 'CreateRole').mockImplementation((input) => {
    inputs.push(input)
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
  })
  vi.spyOn(iamOperations, 'ListRoles').mockImplementation(() => ({ Roles: [], IsTruncated: false }))
  vi.spyOn(iamOperations, 'GetRole').mockImplementation(() => {
    throw new EngineError('NoSuchEntity', 'The role with name x cannot be found.')
  })
  vi.spyOn(stsOperations, 'GetCallerIdentity').mockImplementation((_, { account, world }) => ({
    Account: account,
    Arn: world.region,
  }))
})
afterEach(() => vi.restoreAllMocks())

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
  expect(inputs.at(-1)).toEqual(input)
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
