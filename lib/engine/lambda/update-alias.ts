import type { UpdateAliasCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../operation'
import { presentAlias, putAlias, readAlias, takeRouting } from './aliases'
import { parseFunctionName } from './names-and-arns'
import { assertRevision, newRevision } from './revision'

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html */
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
  return presentAlias(context, alias)
}
