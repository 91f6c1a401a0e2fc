import type { GetFunctionConcurrencyCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readMeta } from '../functions'
import { parseUnqualified } from '../names-and-arns'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConcurrency.html */
export const getFunctionConcurrency: Operation<typeof GetFunctionConcurrencyCommand> = (input, context) => {
  const { name } = readMeta(context, parseUnqualified(context, input.FunctionName))
  return { ReservedConcurrentExecutions: context.world.get('functionConcurrency', name)?.reserved }
}
