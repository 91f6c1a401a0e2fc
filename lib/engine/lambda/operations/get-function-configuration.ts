import type { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readFunction } from '../functions'
import { parseFunctionName } from '../names-and-arns'
import { presentFunction } from '../present'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export const getFunctionConfiguration: Operation<typeof GetFunctionConfigurationCommand> = (input, context) => {
  const ref = parseFunctionName(context, input.FunctionName, input.Qualifier)
  return presentFunction(context, readFunction(context, ref), ref)
}
