import type { GetFunctionEventInvokeConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { configurableOf, presentEventInvokeConfig, readEventInvokeConfig } from '../invoke/event-invoke-config'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionEventInvokeConfig.html */
export const getFunctionEventInvokeConfig: Operation<typeof GetFunctionEventInvokeConfigCommand> = (input, context) => {
  const target = configurableOf(context, input)
  return presentEventInvokeConfig(target.arn, readEventInvokeConfig(context, target))
}
