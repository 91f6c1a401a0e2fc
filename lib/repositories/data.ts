import 'server-only'
import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr'
import { clients } from '@/lib/aws/clients'
import type { Place } from '@/lib/place'
import type { RepositoryModel } from './model'

/**
 * The repositories of a registry by name (DescribeRepositories, 1,000 a page). `registryId` null means the caller's.
 */
export async function listRepositories(place: Place, registryId: string | null = null): Promise<RepositoryModel[]> {
  const { ecr } = await clients(place)
  const repositories: RepositoryModel[] = []
  let nextToken: string | undefined
  do {
    const page = await ecr.send(
      new DescribeRepositoriesCommand({ registryId: registryId ?? undefined, maxResults: 1000, nextToken }),
    )
    for (const {
      repositoryName,
      repositoryUri,
      registryId: owner,
      createdAt,
      imageTagMutability,
    } of page.repositories ?? []) {
      if (repositoryName === undefined || repositoryUri === undefined) continue
      repositories.push({
        name: repositoryName,
        uri: repositoryUri,
        registryId: owner ?? '',
        createdAt: createdAt?.toISOString() ?? null,
        tagMutability: imageTagMutability ?? 'MUTABLE',
      })
    }
    nextToken = page.nextToken
  } while (nextToken)
  return repositories.sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
