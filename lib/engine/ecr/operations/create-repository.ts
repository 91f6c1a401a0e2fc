import type { CreateRepositoryCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { RepositoryRecord } from '../../store/ecr-records'
import { kmsKeyOf, openRegistry, presentRepository } from '../repositories'
import { readTagMutability } from '../tag-mutability'
import { withTags } from '../tags'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
export const createRepository: Operation<typeof CreateRepositoryCommand> = (input, context) => {
  const name = input.repositoryName ?? ''
  const world = openRegistry(context, input.registryId, 'CreateRepository', name)
  if (world.get('repository', name))
    throw new EngineError(
      'RepositoryAlreadyExistsException',
      `The repository with name '${name}' already exists in the registry with id '${world.account}'`,
    )
  const { encryptionType = 'AES256', kmsKey } = input.encryptionConfiguration ?? {}
  const record: RepositoryRecord = {
    name,
    createdAt: context.now,
    ...readTagMutability(input),
    scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
    encryptionType,
    ...kmsKeyOf(world, encryptionType, kmsKey),
    tags: withTags([], input.tags),
  }
  world.put('repository', name, record)
  return { repository: presentRepository(world, record) }
}
