import type { UpdateFunctionUrlConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { assertUrlTarget, presentWholeUrl, readFunctionUrl, urlTargetOf } from '../permissions/function-url'

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionUrlConfig.html */
export const updateFunctionUrlConfig: Operation<typeof UpdateFunctionUrlConfigCommand> = (input, context) => {
  const target = urlTargetOf(context, input)
  assertUrlTarget(context, target)
  const before = readFunctionUrl(context, target)
  const record = {
    ...before,
    authType: input.AuthType ?? before.authType,
    ...(input.Cors && { cors: input.Cors }),
    invokeMode: input.InvokeMode ?? before.invokeMode,
    lastModified: context.now,
  }
  context.world.put('functionUrl', target.key, record)
  return { ...presentWholeUrl(target.arn, record), InvokeMode: input.InvokeMode }
}
