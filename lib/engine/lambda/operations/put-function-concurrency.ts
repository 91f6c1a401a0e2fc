import type { PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { MIN_UNRESERVED, totalProvisioned, unreservedConcurrency } from '../invoke/concurrency'
import { readFunction } from '../functions'
import { LATEST, parseUnqualified } from '../names-and-arns'

const invalid = (message: string) => new EngineError('InvalidParameterValueException', message)

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html */
export const putFunctionConcurrency: Operation<typeof PutFunctionConcurrencyCommand> = (input, context) => {
  const name = parseUnqualified(context, input.FunctionName)
  readFunction(context, { name, qualifier: LATEST })
  const reserved = input.ReservedConcurrentExecutions ?? 0
  if (unreservedConcurrency(context.world, name) - reserved < MIN_UNRESERVED)
    throw invalid(
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution " +
        `below its minimum value of [${MIN_UNRESERVED}].`,
    )
  const provisioned = totalProvisioned(context.world, name)
  // The blanks are AWS's.
  if (reserved < provisioned)
    throw invalid(
      ` ReservedConcurrentExecutions  ${reserved} should not be lower than function's total provisioned ` +
        `concurrency [${provisioned}].`,
    )
  context.world.put('functionConcurrency', name, { reserved })
  return { ReservedConcurrentExecutions: reserved }
}
