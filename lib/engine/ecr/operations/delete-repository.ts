import type { DeleteRepositoryCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { imagesOf, removeImage } from '../images'
import { dropPreview } from '../lifecycle/lifecycle-preview'
import { openRepository, presentRepository } from '../repositories'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepository.html */
export const deleteRepository: Operation<typeof DeleteRepositoryCommand> = (input, context) => {
  const { world, repository, name } = openRepository(context, input, 'DeleteRepository')
  const images = [...imagesOf(world, name)]
  if (images.length > 0 && !input.force)
    throw new EngineError(
      'RepositoryNotEmptyException',
      `The repository with name '${name}' in registry with id '${world.account}' cannot be deleted because it still contains images`,
    )
  for (const { item } of images) removeImage(world, item, context.now)
  for (const { key } of world.list('layer', { prefix: `${name}@` })) world.delete('layer', key)
  for (const { key, value } of world.list('layerUpload'))
    if (value.repository === name) world.delete('layerUpload', key)
  dropPreview(world, name)
  world.delete('layersToPrune', name)
  world.delete('repository', name)
  return { repository: presentRepository(world, repository) }
}
