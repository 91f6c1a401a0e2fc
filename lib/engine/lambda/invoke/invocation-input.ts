import type { InvokeCommandInput } from '@aws-sdk/client-lambda'
import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { Call } from '../../run/invocation'
import type { FunctionRecord } from '../../store/records'
import type { Event } from '../../run/invocation'
import type { FunctionRef } from '../function-ref'
import { prepare, readInvoked } from './invoked'
import { parseFunctionName } from '../names-and-arns'
import { takePayload } from './payload'
import { noteInvoked } from './wake'

/** What Invoke and InvokeWithResponseStream have in common. */
type InvocationInput = Pick<InvokeCommandInput, 'FunctionName' | 'Qualifier' | 'Payload' | 'ClientContext' | 'LogType'>

/** An invocation that was asked for: of what, and with which event. */
export type Asked = { readonly ref: FunctionRef; readonly record: FunctionRecord; readonly event: Event }

/** @throws 400 for what is not base64 of JSON. AWS's words are not known. */
function takeClientContext(base64: string | undefined): string | undefined {
  if (base64 === undefined) return undefined
  const text = Buffer.from(base64, 'base64').toString('utf8')
  try {
    // Written again, because the Runtime API does: what is too deep for that is refused here.
    return JSON.stringify(JSON.parse(text))
  } catch {
    throw new EngineError(
      'InvalidRequestContentException',
      'Client context must be a valid Base64-encoded JSON object.',
    )
  }
}

/** @param type the invocation type @throws 404; 400 and 413 for an event that cannot be taken */
export function readAsked(context: EngineContext, input: InvocationInput, type: string): Asked {
  const ref = parseFunctionName(context, input.FunctionName, input.Qualifier)
  const record = readInvoked(context, ref)
  const payload = takePayload(type, input.Payload)
  const clientContext = takeClientContext(input.ClientContext)
  return {
    ref,
    record,
    event: { requestId: context.requestId, payload, clientContext, tail: input.LogType === 'Tail' },
  }
}

/** Makes it ready to run, and notes that the function is used. @throws as `prepare` */
export function prepareAsked(context: EngineContext, { ref, record, event }: Asked): Call {
  const call = prepare(context, ref, record, event)
  // This request's own writes are kept when it answers, and may overwrite what others changed until then.
  context.atOnce((inner) => noteInvoked(inner, record.name, record.version))
  context.answerHeaders.set('x-amzn-trace-id', call.invocation.traceId)
  return call
}
