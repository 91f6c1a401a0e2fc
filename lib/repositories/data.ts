import 'server-only'
import { paginateDescribeRepositories } from '@aws-sdk/client-ecr'
import { clients } from '@/lib/aws/clients'
import { every } from '@/lib/aws/every'
import type { Place } from '@/lib/place'
import type { RepositoryModel } from './model'

/**
 * The repositories of a registry by name (DescribeRepositories, 1,000 a page). `registryId` null means the caller's.
 */
export async function listRepositories(place: Place, registryId: string | null = null): Promise<RepositoryModel[]> {
  const { ecr: client } = await clients(place)
  const pages = paginateDescribeRepositories({ client }, { registryId: registryId ?? undefined, maxResults: 1000 })
  const repositories = await every(pages, (page) => page.repositories)
  return repositories
    .flatMap(({ repositoryName, repositoryUri, registryId: owner, createdAt, imageTagMutability }) =>
      repositoryName === undefined || repositoryUri === undefined
        ? []
        : [
            {
              name: repositoryName,
              uri: repositoryUri,
              registryId: owner ?? '',
              createdAt: createdAt?.toISOString() ?? null,
              tagMutability: imageTagMutability ?? 'MUTABLE',
            },
          ],
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
