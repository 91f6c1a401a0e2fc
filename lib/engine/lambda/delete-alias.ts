import type { DeleteAliasCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../operation'
import { parseFunctionName } from './names-and-arns'

/**
 * An alias that is not there is deleted without a word.
 * https://docs.aws.amazon.com/lambda/latest/api/API_DeleteAlias.html
 */
export const deleteAlias: Operation<typeof DeleteAliasCommand> = (input, context) => {
  const { name } = parseFunctionName(context, input.FunctionName)
  context.world.delete('alias', `${name}:${input.Name}`)
  return {}
}
