import type { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr'
import type { EngineContext, Operation } from '../operation'
import type { RepositoryRecord } from '../store/ecr-records'
import { keyOfToken, takePage, type Keyed } from './paging'
import { openRepository, presentRepository } from './repositories'

function* repositories({ world }: EngineContext, after: string | undefined): Generator<Keyed<RepositoryRecord>> {
  for (const { key, value } of world.list('repository', after === undefined ? {} : { after })) yield { key, item: value }
}

/**
 * All repositories of the caller's registry in pages, or the named ones of a registry, all of which must exist.
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
  if (registryId && registryId !== context.account) return { repositories: [] }
  const page = takePage(repositories(context, keyOfToken(nextToken)), maxResults)
  return {
    repositories: page.items.map((record) => presentRepository(context.world, record)),
    nextToken: page.nextToken,
  }
}
