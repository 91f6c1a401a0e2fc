import type { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import type { RepositoryRecord } from '../../store/ecr-records'
import type { World } from '../../store/world'
import { keyOfToken, takePage, type Keyed } from '../paging'
import { openRegistry, openRepository, presentRepository } from '../repositories'

function* repositories(world: World, after: string | undefined): Generator<Keyed<RepositoryRecord>> {
  for (const { key, value } of world.list('repository', after === undefined ? {} : { after }))
    yield { key, item: value }
}

/**
 * All repositories of a registry in pages, or its named ones, all of which must exist.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html
 */
export const describeRepositories: Operation<typeof DescribeRepositoriesCommand> = (input, context) => {
  const { registryId, repositoryNames, maxResults, nextToken } = input
  if (repositoryNames) {
    const found = repositoryNames.map((repositoryName) =>
      openRepository(context, { registryId, repositoryName }, 'DescribeRepositories'),
    )
    return { repositories: found.map(({ world, repository }) => presentRepository(world, repository)) }
  }
  const world = openRegistry(context, registryId, 'DescribeRepositories', '*')
  const page = takePage(repositories(world, keyOfToken(nextToken)), maxResults)
  return {
    repositories: page.items.map((record) => presentRepository(world, record)),
    nextToken: page.nextToken,
  }
}
