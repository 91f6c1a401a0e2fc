import type { PutFunctionEventInvokeConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { presentEventInvokeConfig, takeEventInvokeConfig } from '../invoke/event-invoke-config'

/**
 * Replaces the configuration as a whole.
 * https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html
 */
export const putFunctionEventInvokeConfig: Operation<typeof PutFunctionEventInvokeConfigCommand> = (input, context) => {
  const { key, arn, sent } = takeEventInvokeConfig(context, input)
  const config = { ...sent, lastModified: context.now }
  context.world.put('eventInvokeConfig', key, config)
  return presentEventInvokeConfig(arn, config)
}
