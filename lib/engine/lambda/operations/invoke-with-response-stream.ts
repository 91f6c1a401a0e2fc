import { PassThrough } from 'node:stream'
import type { InvokeWithResponseStreamCommand, InvokeWithResponseStreamResponseEvent } from '@aws-sdk/client-lambda'
import type { Operation } from '../../operation'
import { EVENT_STREAM } from '../../protocol/event-stream'
import type { Outcome } from '../../run/invocation'
import { prepareAsked, readAsked } from '../invoke/invocation-input'
import { refuseUnbuilt } from '../unbuilt'

/** What a client reads. Nobody reads on where it has gone away: then the function ends its work all the same. */
class ResponseEvents extends PassThrough {
  constructor() {
    super({ objectMode: true })
  }

  /** Resolves when more may be sent. */
  send(event: InvokeWithResponseStreamResponseEvent): Promise<void> {
    if (this.destroyed || this.writableEnded || this.write(event)) return Promise.resolve()
    return new Promise((resolve) => void this.once('drain', resolve).once('close', resolve))
  }

  sendChunk(chunk: Uint8Array): Promise<void> {
    return this.send({ PayloadChunk: { Payload: chunk } })
  }

  /** What is left of the response, or the error, and that this is the end. Source of `Unhandled`: users' clients. */
  async finish({ functionError, payload, tail }: Outcome, tailAsked: boolean | undefined): Promise<void> {
    if (!functionError && payload.length > 0) await this.sendChunk(payload)
    const error = functionError && { ErrorCode: functionError, ErrorDetails: Buffer.from(payload).toString('utf8') }
    await this.send({ InvokeComplete: { ...error, LogResult: tailAsked ? tail : undefined } })
    this.end()
  }
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html */
export const invokeWithResponseStream: Operation<typeof InvokeWithResponseStreamCommand> = async (input, context) => {
  refuseUnbuilt('InvokeWithResponseStream', input, ['TenantId'])
  const { InvocationType: type = 'RequestResponse' } = input
  const asked = readAsked(context, input, type)
  if (type === 'DryRun') return { StatusCode: 204 }
  const events = new ResponseEvents()
  let begin = () => {}
  const begun = new Promise<undefined>((resolve) => (begin = () => resolve(undefined)))
  const stream = (chunk: Uint8Array) => {
    begin()
    return events.sendChunk(chunk)
  }
  const outcome = context.runner.invoke(prepareAsked(context, { ...asked, event: { ...asked.event, stream } }))
  // What Invoke refuses is refused here too: the answer begins with the first part of the response.
  const ended = await Promise.race([begun, outcome])
  if (ended?.simulated) context.answerHeaders.set('x-gantry-simulated', 'true')
  void outcome.then(
    (end) => events.finish(end, asked.event.tail),
    (error: Error) => events.destroy(error),
  )
  return {
    StatusCode: 200,
    ExecutedVersion: asked.record.version,
    ResponseStreamContentType: EVENT_STREAM,
    EventStream: events,
  }
}
