import type { EngineContext } from '../operation'
import { invalidParameter } from './errors'
import { openRepository } from './repositories'

const ARN = /^arn:[a-z-]+:ecr:[a-z0-9-]+:([0-9]{12}):repository\/(.+)$/

/**
 * The repository that the tag operations name by ARN. @throws InvalidParameterException, RepositoryNotFoundException
 */
export function openByArn(context: EngineContext, resourceArn: string | undefined, action: string) {
  const [, registryId, repositoryName] = ARN.exec(resourceArn ?? '') ?? []
  if (!repositoryName) throw invalidParameter('resourceArn', 'Invalid ARN')
  return openRepository(context, { registryId, repositoryName }, action)
}
