import type { CreateRepositoryCreationTemplateCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { presentTemplate, readTemplate } from '../creation-templates'
import { readTagMutability } from '../tag-mutability'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepositoryCreationTemplate.html */
export const createRepositoryCreationTemplate: Operation<typeof CreateRepositoryCreationTemplateCommand> = (
  input,
  { world, now },
) => {
  const { prefix = '', description, appliedFor = [], customRoleArn } = input
  if (world.get('creationTemplate', prefix)) {
    const what = `The repository creation template with the prefix '${prefix}'`
    throw new EngineError(
      'TemplateAlreadyExistsException',
      `${what} already exists in the registry with id '${world.account}'`,
    )
  }
  const template = {
    prefix,
    description,
    encryptionType: 'AES256',
    ...readTagMutability(input),
    ...readTemplate(input),
    appliedFor,
    customRoleArn,
    createdAt: now,
    updatedAt: now,
  }
  world.put('creationTemplate', prefix, template)
  return { registryId: world.account, repositoryCreationTemplate: presentTemplate(template) }
}
