import type { GetFunctionUrlConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { presentWholeUrl, readFunctionUrl, urlTargetOf } from '../permissions/function-url'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionUrlConfig.html */
export const getFunctionUrlConfig: Operation<typeof GetFunctionUrlConfigCommand> = (input, context) => {
  const target = urlTargetOf(context, input)
  return presentWholeUrl(target.arn, readFunctionUrl(context, target))
}
