import type { DeleteFunctionConcurrencyCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readMeta } from '../functions'
import { parseUnqualified } from '../names-and-arns'

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionConcurrency.html */
export const deleteFunctionConcurrency: Operation<typeof DeleteFunctionConcurrencyCommand> = (input, context) => {
  const { name } = readMeta(context, parseUnqualified(context, input.FunctionName))
  context.world.delete('functionConcurrency', name)
  return {}
}
