import type { InvokeCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { prepareAsked, readAsked } from '../invoke/invocation-input'
import { refuseUnbuilt } from '../unbuilt'

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const invoke: Operation<typeof InvokeCommand> = async (input, context) => {
  refuseUnbuilt('Invoke', input, ['TenantId', 'DurableExecutionName'])
  const { InvocationType: type = 'RequestResponse' } = input
  const asked = readAsked(context, input, type)
  if (type === 'DryRun') return { StatusCode: 204 }
  const call = prepareAsked(context, asked)
  if (type === 'Event') {
    context.events.accept(context, asked.ref, asked.event)
    return { StatusCode: 202 }
  }
  const outcome = await context.runner.invoke(call)
  if (outcome.simulated) context.answerHeaders.set('x-gantry-simulated', 'true')
  return {
    StatusCode: 200,
    ExecutedVersion: asked.record.version,
    FunctionError: outcome.functionError,
    LogResult: asked.event.tail ? outcome.tail : undefined,
    Payload: outcome.payload,
  }
}
