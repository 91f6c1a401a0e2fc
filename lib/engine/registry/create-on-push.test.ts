import {
  CreateRepositoryCreationTemplateCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  GetLifecyclePolicyCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-ecr'
import { expect, test } from 'vitest'
import { lifecyclePolicy } from '../seed/images/policies'
import { newAccount, openTestEngine } from '../testing'
import { errorOf, newRegistry } from './test-registry'

const engine = await openTestEngine()

test('a push creates the repository that a template is for, as the template says, and no other', async () => {
  const account = newAccount()
  const ecr = engine.ecr(account)
  const registry = await newRegistry(engine.url, ecr)
  const appliedFor = ['CREATE_ON_PUSH' as const]
  const resourceTags = [{ Key: 'team', Value: 'ours' }]
  for (const [prefix, imageTagMutability] of [
    ['team', 'MUTABLE'],
    ['team/deep', 'IMMUTABLE'],
  ] as const)
    await ecr.send(
      new CreateRepositoryCreationTemplateCommand({
        prefix,
        imageTagMutability,
        appliedFor,
        lifecyclePolicy,
        resourceTags,
      }),
    )
  await registry.putManifest('v1', await registry.manifest('a', 'team/deep/app'), undefined, 'team/deep/app')
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['team/deep/app'] }))
  expect(repositories).toMatchObject([{ imageTagMutability: 'IMMUTABLE' }])
  const repositoryName = 'team/deep/app'
  expect((await ecr.send(new DescribeImagesCommand({ repositoryName }))).imageDetails).toHaveLength(1)
  expect(await ecr.send(new GetLifecyclePolicyCommand({ repositoryName }))).toMatchObject({
    lifecyclePolicyText: lifecyclePolicy,
  })
  const resourceArn = repositories?.[0]?.repositoryArn
  expect((await ecr.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual(resourceTags)
  for (const name of ['other/app', 'team', 'teams/app']) {
    const refused = await registry.call('POST', `/v2/${name}/blobs/uploads/`)
    expect(errorOf(refused)).toBe(
      `NAME_UNKNOWN The repository with name '${name}' does not exist in the registry with id '${account}'`,
    )
  }
})
