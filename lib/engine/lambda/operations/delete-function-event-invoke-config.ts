import type { DeleteFunctionEventInvokeConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { configurableOf, readEventInvokeConfig } from '../invoke/event-invoke-config'

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionEventInvokeConfig.html */
export const deleteFunctionEventInvokeConfig: Operation<typeof DeleteFunctionEventInvokeConfigCommand> = (
  input,
  context,
) => {
  const target = configurableOf(context, input)
  readEventInvokeConfig(context, target)
  context.world.delete('eventInvokeConfig', target.key)
  return {}
}
