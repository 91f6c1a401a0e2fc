import type { DeleteRepositoryCreationTemplateCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { presentTemplate, requireTemplate } from '../creation-templates'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepositoryCreationTemplate.html */
export const deleteRepositoryCreationTemplate: Operation<typeof DeleteRepositoryCreationTemplateCommand> = (
  input,
  { world },
) => {
  const template = requireTemplate(world, input.prefix)
  world.delete('creationTemplate', template.prefix)
  return { registryId: world.account, repositoryCreationTemplate: presentTemplate(template) }
}
