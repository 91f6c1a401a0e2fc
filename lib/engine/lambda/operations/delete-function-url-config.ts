import type { DeleteFunctionUrlConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readFunctionUrl, urlTargetOf } from '../permissions/function-url'

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionUrlConfig.html */
export const deleteFunctionUrlConfig: Operation<typeof DeleteFunctionUrlConfigCommand> = (input, context) => {
  const target = urlTargetOf(context, input)
  readFunctionUrl(context, target)
  context.world.delete('functionUrl', target.key)
  return {}
}
