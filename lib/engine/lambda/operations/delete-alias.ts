import type { DeleteAliasCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { deleteAttachments } from '../attachments'
import { parseFunctionName } from '../names-and-arns'

/**
 * An alias that is not there is deleted without a word; what hangs on one goes with it.
 * https://docs.aws.amazon.com/lambda/latest/api/API_DeleteAlias.html
 */
export const deleteAlias: Operation<typeof DeleteAliasCommand> = (input, context) => {
  const { name } = parseFunctionName(context, input.FunctionName)
  context.world.delete('alias', `${name}:${input.Name}`)
  deleteAttachments(context.world, name, input.Name ?? '')
  return {}
}
