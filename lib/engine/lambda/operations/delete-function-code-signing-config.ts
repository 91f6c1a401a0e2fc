import type { DeleteFunctionCodeSigningConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readSignable } from '../code-signing'

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionCodeSigningConfig.html */
export const deleteFunctionCodeSigningConfig: Operation<typeof DeleteFunctionCodeSigningConfigCommand> = (
  input,
  context,
) => {
  const { codeSigningConfigArn: _, ...meta } = readSignable(context, input.FunctionName)
  context.world.put('functionMeta', meta.name, meta)
  return {}
}
