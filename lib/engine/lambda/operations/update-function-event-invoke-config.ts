import type { UpdateFunctionEventInvokeConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { presentEventInvokeConfig, readEventInvokeConfig, takeEventInvokeConfig } from '../invoke/event-invoke-config'

/**
 * What was not sent stays, each destination by itself.
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionEventInvokeConfig.html
 */
export const updateFunctionEventInvokeConfig: Operation<typeof UpdateFunctionEventInvokeConfigCommand> = (
  input,
  context,
) => {
  const target = takeEventInvokeConfig(context, input)
  const before = readEventInvokeConfig(context, target)
  const config = {
    ...before,
    ...target.sent,
    destinationConfig: { ...before.destinationConfig, ...target.sent.destinationConfig },
    lastModified: context.now,
  }
  context.world.put('eventInvokeConfig', target.key, config)
  return presentEventInvokeConfig(target.arn, config)
}
