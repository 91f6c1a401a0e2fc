import type { GetFunctionCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { readFunction, readMeta } from '../functions'
import { parseFunctionName } from '../names-and-arns'
import { presentFunction } from '../present'
import { presentLocation } from '../present-location'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html */
export const getFunction: Operation<typeof GetFunctionCommand> = (input, context) => {
  const ref = parseFunctionName(context, input.FunctionName, input.Qualifier)
  const record = readFunction(context, ref)
  const { tags = {} } = readMeta(context, ref.name)
  const concurrency = context.world.get('functionConcurrency', ref.name)
  return {
    Configuration: presentFunction(context, record, ref),
    Code: presentLocation(context, record),
    ...(Object.keys(tags).length > 0 ? { Tags: tags } : {}),
    ...(concurrency && { Concurrency: { ReservedConcurrentExecutions: concurrency.reserved } }),
  }
}
