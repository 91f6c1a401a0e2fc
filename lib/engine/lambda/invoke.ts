import type { InvokeCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../operation'
import { EngineError } from '../protocol/errors'
import { prepare, readInvoked } from './invoked'
import { parseFunctionName } from './names-and-arns'
import { takePayload } from './payload'
import { refuseUnbuilt } from './unbuilt'
import { noteInvoked } from './wake'

/** @throws 400 for what is not base64 of JSON. AWS's words are not known. */
function takeClientContext(base64: string | undefined): string | undefined {
  if (base64 === undefined) return undefined
  const text = Buffer.from(base64, 'base64').toString('utf8')
  try {
    // Written again, because the Runtime API does: what is too deep for that is refused here.
    return JSON.stringify(JSON.parse(text))
  } catch {
    throw new EngineError('InvalidRequestContentException', 'Client context must be a valid Base64-encoded JSON object.')
  }
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const invoke: Operation<typeof InvokeCommand> = async (input, context) => {
  refuseUnbuilt('Invoke', input, ['TenantId', 'DurableExecutionName'])
  const { InvocationType: type = 'RequestResponse' } = input
  const { requestId, answerHeaders, runner } = context
  const ref = parseFunctionName(context, input.FunctionName, input.Qualifier)
  const record = readInvoked(context, ref)
  const payload = takePayload(type, input.Payload)
  const tail = input.LogType === 'Tail'
  const event = { requestId, payload, clientContext: takeClientContext(input.ClientContext), tail }
  if (type === 'DryRun') return { StatusCode: 204 }
  const call = prepare(context, ref, record, event)
  // This request's own writes are kept when it answers, and may overwrite what others changed until then.
  context.atOnce((inner) => noteInvoked(inner, record.name, record.version))
  answerHeaders.set('x-amzn-trace-id', call.invocation.traceId)
  if (type === 'Event') {
    runner.events.accept(context, ref, event)
    return { StatusCode: 202 }
  }
  const outcome = await runner.invoke(call)
  if (outcome.simulated) answerHeaders.set('x-gantry-simulated', 'true')
  return {
    StatusCode: 200,
    ExecutedVersion: record.version,
    FunctionError: outcome.functionError,
    LogResult: tail ? outcome.tail : undefined,
    Payload: outcome.payload,
  }
}
