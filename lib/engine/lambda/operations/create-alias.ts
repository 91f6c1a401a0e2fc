import type { CreateAliasCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { presentAlias, putAlias, takeRouting } from '../aliases'
import { functionArn, parseFunctionName } from '../names-and-arns'
import { newRevision } from '../revision'

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html */
export const createAlias: Operation<typeof CreateAliasCommand> = (input, context) => {
  const { name: functionName } = parseFunctionName(context, input.FunctionName)
  const name = input.Name ?? ''
  const exists = context.world.get('alias', `${functionName}:${name}`) !== undefined
  if (exists)
    throw new EngineError(
      'ResourceConflictException',
      `Alias already exists: ${functionArn(context, functionName, name)}`,
    )
  const alias = putAlias(context, {
    name,
    functionName,
    functionVersion: input.FunctionVersion ?? '',
    description: input.Description ?? '',
    routing: takeRouting(input.RoutingConfig),
    revisionId: newRevision(),
  })
  return presentAlias(context, alias)
}
