import type { GetFunctionRecursionConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readMeta } from '../functions'
import { parseFunctionName } from '../names-and-arns'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionRecursionConfig.html */
export const getFunctionRecursionConfig: Operation<typeof GetFunctionRecursionConfigCommand> = (input, context) => ({
  RecursiveLoop: readMeta(context, parseFunctionName(context, input.FunctionName).name).recursiveLoop ?? 'Terminate',
})
