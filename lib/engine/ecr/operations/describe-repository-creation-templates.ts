import type { DescribeRepositoryCreationTemplatesCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { presentTemplate } from '../creation-templates'
import { pageOfRecords } from '../paging'

/**
 * Prefixes that have no template are left out.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositoryCreationTemplates.html
 */
export const describeRepositoryCreationTemplates: Operation<typeof DescribeRepositoryCreationTemplatesCommand> = (
  input,
  { world },
) => {
  const { items, nextToken } = pageOfRecords(world, 'creationTemplate', input.prefixes, input)
  return { registryId: world.account, repositoryCreationTemplates: items.map(presentTemplate), nextToken }
}
