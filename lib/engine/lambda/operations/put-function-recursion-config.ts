import type { PutFunctionRecursionConfigCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readMeta } from '../functions'
import { parseFunctionName } from '../names-and-arns'

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionRecursionConfig.html */
export const putFunctionRecursionConfig: Operation<typeof PutFunctionRecursionConfigCommand> = (input, context) => {
  const meta = readMeta(context, parseFunctionName(context, input.FunctionName).name)
  context.world.put('functionMeta', meta.name, { ...meta, recursiveLoop: input.RecursiveLoop })
  return { RecursiveLoop: input.RecursiveLoop }
}
