import {
  CreatePullThroughCacheRuleCommand,
  CreateRepositoryCommand,
  CreateRepositoryCreationTemplateCommand,
  DeletePullThroughCacheRuleCommand,
  DeleteRepositoryCreationTemplateCommand,
  DeleteSigningConfigurationCommand,
  DeregisterPullTimeUpdateExclusionCommand,
  DescribeImageSigningStatusCommand,
  DescribePullThroughCacheRulesCommand,
  DescribeRepositoryCreationTemplatesCommand,
  GetSigningConfigurationCommand,
  ListPullTimeUpdateExclusionsCommand,
  paginateDescribePullThroughCacheRules,
  paginateDescribeRepositoryCreationTemplates,
  PutSigningConfigurationCommand,
  RegisterPullTimeUpdateExclusionCommand,
  UpdatePullThroughCacheRuleCommand,
  UpdateRepositoryCreationTemplateCommand,
  ValidatePullThroughCacheRuleCommand,
  type CreateRepositoryCreationTemplateCommandInput,
  type ECRClient,
} from '@aws-sdk/client-ecr'
import { beforeEach, expect, test } from 'vitest'
import { lifecyclePolicy, sameAccountPolicy } from '../seed/images/policies'
import { newAccount, openTestEngine } from '../testing'
import { pushImage } from './test-push'

const engine = await openTestEngine()
let account: string
let ecr: ECRClient
beforeEach(() => {
  account = newAccount()
  ecr = engine.ecr(account)
})

const cache = (ecrRepositoryPrefix: string, upstreamRegistryUrl: string, credentialArn?: string) =>
  ecr.send(new CreatePullThroughCacheRuleCommand({ ecrRepositoryPrefix, upstreamRegistryUrl, credentialArn }))
const secret = (name: string) => `arn:aws:secretsmanager:us-east-1:${account}:secret:ecr-pullthroughcache/${name}`

test('pull through cache rules are created, read, changed and deleted', async () => {
  const rule = {
    ecrRepositoryPrefix: 'hub',
    upstreamRegistryUrl: 'registry-1.docker.io',
    registryId: account,
    credentialArn: secret('a'),
    upstreamRepositoryPrefix: 'ROOT',
  }
  expect(await cache('hub', 'registry-1.docker.io', secret('a'))).toMatchObject({
    ...rule,
    upstreamRegistry: 'docker-hub',
    createdAt: expect.any(Date),
  })
  await expect(cache('hub', 'public.ecr.aws')).rejects.toMatchObject({
    name: 'PullThroughCacheRuleAlreadyExistsException',
    message: `The pull through cache rule with Amazon ECR repository prefix 'hub' already exists in the registry with id '${account}'`,
  })
  await cache('k8s', 'registry.k8s.io')
  const prefixes = []
  for await (const page of paginateDescribePullThroughCacheRules({ client: ecr, pageSize: 1 }, {}))
    prefixes.push(...(page.pullThroughCacheRules ?? []).map(({ ecrRepositoryPrefix }) => ecrRepositoryPrefix))
  expect(prefixes).toEqual(['hub', 'k8s'])
  const ecrRepositoryPrefix = 'hub'
  const updated = { ...rule, credentialArn: secret('b') }
  const { upstreamRegistryUrl: _, ...answer } = updated
  expect(
    await ecr.send(new UpdatePullThroughCacheRuleCommand({ ecrRepositoryPrefix, credentialArn: secret('b') })),
  ).toMatchObject(answer)
  const { pullThroughCacheRules } = await ecr.send(
    new DescribePullThroughCacheRulesCommand({ ecrRepositoryPrefixes: ['hub'] }),
  )
  expect(pullThroughCacheRules).toEqual([
    { ...updated, upstreamRegistry: 'docker-hub', createdAt: expect.any(Date), updatedAt: expect.any(Date) },
  ])
  expect(await ecr.send(new ValidatePullThroughCacheRuleCommand({ ecrRepositoryPrefix }))).toMatchObject({
    isValid: false,
    failure: expect.stringContaining('does not reach'),
  })
  expect(await ecr.send(new DeletePullThroughCacheRuleCommand({ ecrRepositoryPrefix }))).toMatchObject(updated)
  for (const gone of [
    ecr.send(new DeletePullThroughCacheRuleCommand({ ecrRepositoryPrefix })),
    ecr.send(new DescribePullThroughCacheRulesCommand({ ecrRepositoryPrefixes: ['k8s', 'hub'] })),
    ecr.send(new UpdatePullThroughCacheRuleCommand({ ecrRepositoryPrefix })),
    ecr.send(new ValidatePullThroughCacheRuleCommand({ ecrRepositoryPrefix })),
  ])
    await expect(gone).rejects.toMatchObject({
      name: 'PullThroughCacheRuleNotFoundException',
      message: `The pull through cache rule with Amazon ECR repository prefix 'hub' does not exist in the registry with id '${account}'`,
    })
})

test.each([
  ['evil.example.com', 'UnsupportedUpstreamRegistryException'],
  ['127.0.0.1:9000', 'UnsupportedUpstreamRegistryException'],
  ['ghcr.io', 'InvalidParameterException'],
])('no rule for %s without more', async (url, name) => {
  await expect(cache('some', url)).rejects.toMatchObject({ name })
})

test('nobody writes into the registry of another account', async () => {
  const rule = { ecrRepositoryPrefix: 'k8s', upstreamRegistryUrl: 'registry.k8s.io', registryId: newAccount() }
  await expect(ecr.send(new CreatePullThroughCacheRuleCommand(rule))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  })
})

const template = (prefix: string, more: Partial<CreateRepositoryCreationTemplateCommandInput> = {}) =>
  ecr.send(new CreateRepositoryCreationTemplateCommand({ prefix, appliedFor: ['CREATE_ON_PUSH'], ...more }))

test('repository creation templates are created, read, changed and deleted', async () => {
  const { repositoryCreationTemplate, registryId } = await template('team', {
    lifecyclePolicy,
    repositoryPolicy: sameAccountPolicy,
    resourceTags: [{ Key: 'a', Value: 'b' }],
  })
  expect(registryId).toBe(account)
  const created = {
    prefix: 'team',
    appliedFor: ['CREATE_ON_PUSH'],
    encryptionConfiguration: { encryptionType: 'AES256' },
    imageTagMutability: 'MUTABLE',
    lifecyclePolicy,
    repositoryPolicy: sameAccountPolicy,
    resourceTags: [{ Key: 'a', Value: 'b' }],
    createdAt: expect.any(Date),
    updatedAt: expect.any(Date),
  }
  expect(repositoryCreationTemplate).toEqual(created)
  await expect(template('team')).rejects.toMatchObject({
    name: 'TemplateAlreadyExistsException',
    message: `The repository creation template with the prefix 'team' already exists in the registry with id '${account}'`,
  })
  await template('ROOT')
  const all = []
  for await (const page of paginateDescribeRepositoryCreationTemplates({ client: ecr, pageSize: 1 }, {}))
    all.push(...(page.repositoryCreationTemplates ?? []))
  expect(all.map(({ prefix }) => prefix)).toEqual(['ROOT', 'team'])
  const named = await ecr.send(new DescribeRepositoryCreationTemplatesCommand({ prefixes: ['team', 'nope'] }))
  expect(named.repositoryCreationTemplates).toEqual([created])
  const change = { description: 'ours', imageTagMutability: 'IMMUTABLE' as const, appliedFor: ['REPLICATION' as const] }
  const after = await ecr.send(new UpdateRepositoryCreationTemplateCommand({ prefix: 'team', ...change }))
  expect(after.repositoryCreationTemplate).toEqual({ ...created, ...change })
  expect(
    (await ecr.send(new DeleteRepositoryCreationTemplateCommand({ prefix: 'team' }))).repositoryCreationTemplate,
  ).toEqual({ ...created, ...change })
  for (const gone of [
    new DeleteRepositoryCreationTemplateCommand({ prefix: 'team' }),
    new UpdateRepositoryCreationTemplateCommand({ prefix: 'team' }),
  ])
    await expect(ecr.send(gone)).rejects.toMatchObject({
      name: 'TemplateNotFoundException',
      message: `The repository creation template with the prefix 'team' does not exist in the registry with id '${account}'`,
    })
})

test.each([
  ['rules', { lifecyclePolicy: '{}' }],
  ['policy', { repositoryPolicy: '{}' }],
  ['exclusions', { imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'x*' } as const] }],
])('a template is checked like a repository: %s', async (_, more) => {
  await expect(template('team', more)).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('signing rules are kept, and nothing claims to be signed', async () => {
  const missing = { name: 'SigningConfigurationNotFoundException' }
  await expect(ecr.send(new GetSigningConfigurationCommand({}))).rejects.toMatchObject(missing)
  await expect(ecr.send(new DeleteSigningConfigurationCommand({}))).rejects.toMatchObject(missing)
  const signingProfileArn = `arn:aws:signer:us-east-1:${account}:/signing-profiles/ours`
  const signingConfiguration = {
    rules: [{ signingProfileArn, repositoryFilters: [{ filter: 'team/*', filterType: 'WILDCARD_MATCH' as const }] }],
  }
  expect(await ecr.send(new PutSigningConfigurationCommand({ signingConfiguration }))).toMatchObject({
    signingConfiguration,
  })
  expect(await ecr.send(new GetSigningConfigurationCommand({}))).toMatchObject({
    registryId: account,
    signingConfiguration,
  })
  const signing = async (repositoryName: string) => {
    await ecr.send(new CreateRepositoryCommand({ repositoryName }))
    await pushImage(ecr, repositoryName, 'v1')
    return (await ecr.send(new DescribeImageSigningStatusCommand({ repositoryName, imageId: { imageTag: 'v1' } })))
      .signingStatuses
  }
  expect(await signing('team/app')).toMatchObject([
    { signingProfileArn, status: 'FAILED', failureReason: expect.stringContaining('not signed') },
  ])
  expect(await signing('other')).toEqual([])
  expect(await ecr.send(new DeleteSigningConfigurationCommand({}))).toMatchObject({ signingConfiguration })
})

test('pull time update exclusions are registered once and listed in pages', async () => {
  const arns = ['a', 'b', 'c'].map((name) => `arn:aws:iam::${account}:role/${name}`)
  const register = (principalArn: string | undefined) =>
    ecr.send(new RegisterPullTimeUpdateExclusionCommand({ principalArn }))
  for (const arn of arns) expect(await register(arn)).toMatchObject({ principalArn: arn, createdAt: expect.any(Date) })
  await expect(register(arns[0])).rejects.toMatchObject({ name: 'ExclusionAlreadyExistsException' })
  const listed: string[] = []
  let nextToken: string | undefined
  do {
    const page = await ecr.send(new ListPullTimeUpdateExclusionsCommand({ maxResults: 2, nextToken }))
    listed.push(...(page.pullTimeUpdateExclusions ?? []))
    nextToken = page.nextToken
  } while (nextToken)
  expect(listed).toEqual(arns)
  await ecr.send(new DeregisterPullTimeUpdateExclusionCommand({ principalArn: arns[1] }))
  expect((await ecr.send(new ListPullTimeUpdateExclusionsCommand({}))).pullTimeUpdateExclusions).toEqual([
    arns[0],
    arns[2],
  ])
  await expect(ecr.send(new DeregisterPullTimeUpdateExclusionCommand({ principalArn: arns[1] }))).rejects.toMatchObject(
    { name: 'ExclusionNotFoundException' },
  )
})
