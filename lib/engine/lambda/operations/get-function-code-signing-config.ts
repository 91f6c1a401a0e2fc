import type { GetFunctionCodeSigningConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readSignable } from '../code-signing'

/**
 * Nothing for a function without one.
 * https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionCodeSigningConfig.html
 */
export const getFunctionCodeSigningConfig: Operation<typeof GetFunctionCodeSigningConfigCommand> = (input, context) => {
  const { name, codeSigningConfigArn } = readSignable(context, input.FunctionName)
  return codeSigningConfigArn === undefined
    ? { CodeSigningConfigArn: undefined, FunctionName: undefined }
    : { CodeSigningConfigArn: codeSigningConfigArn, FunctionName: name }
}
