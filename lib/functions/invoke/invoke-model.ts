import { z } from 'zod'
import { functionInput } from '@/lib/functions/configuration/configuration-model'

/** The panel's own limit of a request; Lambda takes 6 MB, and 1 MB asynchronously. */
const MAX_BYTES = 1_000_000

const LINE = /line (\d+) column (\d+)/
const POSITION = / at position (\d+).*/

/** Why a text is no JSON, with line and column where the browser tells; null when it is. */
function jsonProblem(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const place = LINE.exec(message)
    if (place) return `Line ${place[1]}, column ${place[2]}: this is not JSON.`
    const before = text.slice(0, Number(POSITION.exec(message)?.[1] ?? text.length)).split('\n')
    return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: this is not JSON.`
  }
}

/** What is wrong with an event before it is sent; null when it can be. An empty one is sent as no payload. */
export function eventProblem(text: string): string | null {
  const size = new TextEncoder().encode(text).length
  if (size > MAX_BYTES)
    return `The event has ${size.toLocaleString('en-US')} bytes. The panel sends up to 1 MB; use the AWS CLI for a larger one.`
  return text.trim() === '' ? null : jsonProblem(text)
}

/** How a function is invoked, in the API's words. */
const invocationTypes = ['RequestResponse', 'Event', 'DryRun'] as const
/** One of these types. */
export type InvocationType = (typeof invocationTypes)[number]

/** Invoke. `event` is JSON as typed; `qualifier` a version or an alias, `$LATEST` without. */
export const invokeInput = functionInput.extend({
  qualifier: z.string().max(140).optional(),
  type: z.enum(invocationTypes),
  event: z.string().superRefine((text, context) => {
    const message = eventProblem(text)
    if (message !== null) context.addIssue({ code: 'custom', message })
  }),
})

const SUCCEEDED: Readonly<Record<InvocationType, string>> = {
  RequestResponse: 'Succeeded',
  Event: 'Accepted',
  DryRun: 'Allowed',
}

/** What became of an invocation, in one word. */
export const outcomeOf = ({
  functionError,
  type,
}: Pick<Invocation, 'functionError'> & { readonly type: InvocationType }): string =>
  functionError === null ? SUCCEEDED[type] : 'Failed'

/** What Invoke answered. */
export type Invocation = {
  /** 200 with a response, 202 for an asynchronous one, 204 for a dry run. */
  readonly statusCode: number
  /** `Unhandled` when the function failed, however it failed; null when it did not. */
  readonly functionError: string | null
  readonly payload: string
  /** The last 4 KB of the log. */
  readonly log: string
  readonly executedVersion: string | null
  readonly requestId: string | null
  /** The engine could not run the image and answered from its label. */
  readonly simulated: boolean
}
