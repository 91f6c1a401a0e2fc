import type { CreateRepositoryCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../operation'
import { EngineError } from '../protocol/errors'
import type { RepositoryRecord } from '../store/records'
import { presentRepository } from './repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
export const createRepository: Operation<typeof CreateRepositoryCommand> = (input, { world, now }) => {
  const name = input.repositoryName ?? ''
  if (world.get('repository', name))
    throw new EngineError(
      'RepositoryAlreadyExistsException',
      `The repository with name '${name}' already exists in the registry with id '${world.account}'`,
    )
  const { encryptionType = 'AES256', kmsKey } = input.encryptionConfiguration ?? {}
  const record: RepositoryRecord = {
    name,
    createdAt: now,
    imageTagMutability: input.imageTagMutability ?? 'MUTABLE',
    exclusionFilters: (input.imageTagMutabilityExclusionFilters ?? []).map(({ filterType, filter }) => ({
      filterType: filterType ?? 'WILDCARD',
      filter: filter ?? '',
    })),
    scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
    encryptionType,
    ...(encryptionType !== 'AES256' && { kmsKey: kmsKey ?? `arn:aws:kms:${world.region}:${world.account}:alias/aws/ecr` }),
    tags: (input.tags ?? []).map(({ Key, Value }) => ({ Key: Key ?? '', Value: Value ?? '' })),
  }
  world.put('repository', name, record)
  return { repository: presentRepository(world, record) }
}
