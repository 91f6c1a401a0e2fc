import type { UpdateRepositoryCreationTemplateCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { presentTemplate, readTemplate, requireTemplate } from '../creation-templates'
import { readTagMutability } from '../tag-mutability'

/**
 * Changes what the request names. Repositories that are there stay as they are.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UpdateRepositoryCreationTemplate.html
 */
export const updateRepositoryCreationTemplate: Operation<typeof UpdateRepositoryCreationTemplateCommand> = (
  input,
  { world, now },
) => {
  const template = requireTemplate(world, input.prefix)
  const { description, appliedFor, customRoleArn } = input
  const updated = {
    ...template,
    ...(description !== undefined && { description }),
    ...(input.imageTagMutability !== undefined && readTagMutability(input)),
    ...readTemplate(input),
    ...(appliedFor && { appliedFor }),
    ...(customRoleArn !== undefined && { customRoleArn }),
    updatedAt: now,
  }
  world.put('creationTemplate', template.prefix, updated)
  return { registryId: world.account, repositoryCreationTemplate: presentTemplate(updated) }
}
