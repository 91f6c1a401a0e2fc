import type { InvokeCommand } from '@aws-sdk/client-lambda'
import type { Operation } from '../operation'
import { EngineError } from '../protocol/errors'
import { readImage } from '../run/image'
import { readInvoked, targetOf, traceOf } from './invoked'
import { functionArn, parseFunctionName } from './names-and-arns'
import { takePayload } from './payload'
import { noteInvoked, wakeOrRefuse } from './wake'

/** @throws 400 for what is not base64 of JSON. AWS's words are not known. */
function takeClientContext(base64: string | undefined): string | undefined {
  if (base64 === undefined) return undefined
  const text = Buffer.from(base64, 'base64').toString('utf8')
  try {
    JSON.parse(text)
    return text
  } catch {
    throw new EngineError('InvalidRequestContentException', 'Client context must be a valid Base64-encoded JSON object.')
  }
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const invoke: Operation<typeof InvokeCommand> = async (input, context) => {
  const { InvocationType: type = 'RequestResponse' } = input
  const ref = parseFunctionName(context, input.FunctionName, input.Qualifier)
  const record = readInvoked(context, ref)
  const payload = takePayload(type, input.Payload)
  const clientContext = takeClientContext(input.ClientContext)
  if (type === 'DryRun') return { StatusCode: 204 }
  const target = targetOf(context, record)
  wakeOrRefuse(context, record)
  // This request's own writes are kept when it answers, and may overwrite what others changed until then.
  context.atOnce((inner) => noteInvoked(inner, record.name, record.version))
  const traceId = traceOf(record, context.now)
  const { requestId, answerHeaders, runner } = context
  const outcome = await runner.invoke({
    target,
    reserved: context.world.get('functionConcurrency', record.name)?.reserved,
    image: () => readImage(context, target.configuration.code),
    invocation: { requestId, functionArn: functionArn(context, ref.name, ref.qualifier), payload, clientContext, traceId },
  })
  answerHeaders.set('x-amzn-trace-id', traceId)
  if (outcome.simulated) answerHeaders.set('x-gantry-simulated', 'true')
  return {
    StatusCode: 200,
    ExecutedVersion: record.version,
    FunctionError: outcome.functionError,
    LogResult: input.LogType === 'Tail' ? outcome.tail : undefined,
    Payload: outcome.payload,
  }
}
