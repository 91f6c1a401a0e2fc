import type { UpdateAliasCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { presentAlias, putAlias, readAlias, takeRouting } from '../aliases'
import { parseFunctionName } from '../names-and-arns'
import { allocate } from '../invoke/provisioned-concurrency'
import { assertRevision, newRevision } from '../revision'

/**
 * Provisioned concurrency follows its alias to the new version.
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html
 */
export const updateAlias: Operation<typeof UpdateAliasCommand> = (input, context) => {
  const { name: functionName } = parseFunctionName(context, input.FunctionName)
  const before = readAlias(context, functionName, input.Name ?? '')
  assertRevision(input.RevisionId, before.revisionId)
  const alias = putAlias(context, {
    ...before,
    functionVersion: input.FunctionVersion ?? before.functionVersion,
    description: input.Description ?? before.description,
    routing: input.RoutingConfig ? takeRouting(input.RoutingConfig) : before.routing,
    revisionId: newRevision(),
  })
  const provisioned = context.world.get('provisionedConcurrency', `${functionName}:${alias.name}`)
  if (provisioned && alias.functionVersion !== before.functionVersion)
    context.world.put(
      'provisionedConcurrency',
      `${functionName}:${alias.name}`,
      allocate(context, provisioned.requested, provisioned),
    )
  return presentAlias(context, alias)
}
