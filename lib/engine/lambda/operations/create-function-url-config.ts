import type { CreateFunctionUrlConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { assertUrlTarget, newUrl, presentUrl, urlTargetOf } from '../permissions/function-url'

/**
 * The URL has the form of AWS's and is not served.
 * https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html
 */
export const createFunctionUrlConfig: Operation<typeof CreateFunctionUrlConfigCommand> = (input, context) => {
  const target = urlTargetOf(context, input)
  assertUrlTarget(context, target)
  if (context.world.get('functionUrl', target.key))
    throw new EngineError(
      'ResourceConflictException',
      `Failed to create function url config for [functionArn = ${target.arn}]. ` +
        'Error message:  FunctionUrlConfig exists for this Lambda function',
    )
  const record = {
    url: newUrl(context),
    authType: input.AuthType ?? '',
    ...(input.Cors && { cors: input.Cors }),
    invokeMode: input.InvokeMode ?? 'BUFFERED',
    createdAt: context.now,
    lastModified: context.now,
  }
  context.world.put('functionUrl', target.key, record)
  return { ...presentUrl(target.arn, record), InvokeMode: input.InvokeMode }
}
