import type { PutFunctionCodeSigningConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readAttachable, readSignable } from '../code-signing'

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionCodeSigningConfig.html */
export const putFunctionCodeSigningConfig: Operation<typeof PutFunctionCodeSigningConfigCommand> = (input, context) => {
  readAttachable(context, input.CodeSigningConfigArn)
  const meta = readSignable(context, input.FunctionName)
  context.world.put('functionMeta', meta.name, { ...meta, codeSigningConfigArn: input.CodeSigningConfigArn })
  return { CodeSigningConfigArn: input.CodeSigningConfigArn, FunctionName: meta.name }
}
