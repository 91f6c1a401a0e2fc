import type { InvokeAsyncCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { prepare, readInvoked } from '../invoke/invoked'
import { parseFunctionName } from '../names-and-arns'
import { takePayload } from '../invoke/payload'
import { noteInvoked } from '../invoke/wake'

/**
 * Deprecated by AWS in favour of Invoke with type Event.
 * https://docs.aws.amazon.com/lambda/latest/api/API_InvokeAsync.html
 */
export const invokeAsync: Operation<typeof InvokeAsyncCommand> = (input, context) => {
  const ref = parseFunctionName(context, input.FunctionName)
  const record = readInvoked(context, ref)
  const event = { requestId: context.requestId, payload: takePayload('Event', input.InvokeArgs) }
  prepare(context, ref, record, event)
  context.atOnce((inner) => noteInvoked(inner, record.name, record.version))
  context.events.accept(context, ref, event)
  return { Status: 202 }
}
