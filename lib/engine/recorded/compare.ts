import { z } from 'zod'
import { asImageAnswer } from './image-mode'
import { differences, type Bindings } from './match'
import type { Answer, JsonObject } from './recording'

/** What the SDK gave for a call. */
export type Given = { readonly answer?: JsonObject; readonly error?: unknown }

/** One recorded answer, and in which ways the engine's differs. */
export type Row = { readonly name: string; readonly problems: readonly string[] }

const sdkError = z.object({
  name: z.string(),
  message: z.string(),
  $metadata: z.object({ httpStatusCode: z.number().optional() }),
})

/** `2 validation errors detected: a; b` in an order of its own: AWS's order is that of a hash. */
function validationErrors(message: string): string[] {
  return message.replace(/^\d+ validation errors? detected: /, '').split(/; (?=Value )/).sort()
}

type Recorded = NonNullable<Answer['error']>

function compareError(recorded: Recorded, status: number | undefined, error: unknown, bindings: Bindings) {
  const parsed = sdkError.safeParse(error)
  if (!parsed.success) return [`no answer of the service: ${String(error)}`]
  const { name, message, $metadata } = parsed.data
  const given = { code: name, status: $metadata.httpStatusCode }
  const expected = { code: recorded.code, status: status ?? given.status ?? null }
  const texts = recorded.validation_errors
    ? differences([...recorded.validation_errors].sort(), validationErrors(message), bindings, 'message')
    : recorded.message
      ? differences(recorded.message, message, bindings, 'message')
      : []
  return [...differences(expected, given, bindings), ...texts]
}

/** How an answer differs from the recorded one, after the normalisation that the recording had. */
export function compare(recorded: Answer, given: Given, bindings: Bindings, mode: 'Zip' | 'Image'): string[] {
  if (recorded.error) {
    if (given.answer) return [`${recorded.error.code} expected, an answer given`]
    return compareError(recorded.error, recorded.status, given.error, bindings)
  }
  if (!given.answer) return [`an answer expected, given ${String(given.error)}`]
  const { $metadata, ...answer } = given.answer
  const { ResponseMetadata, ...plain } = unwrapHelper(recorded.response ?? {})
  const expected = mode === 'Image' ? asImageAnswer(plain) : plain
  const status = z.object({ httpStatusCode: z.number() }).parse($metadata).httpStatusCode
  const wanted = recorded.status ?? z.object({ HTTPStatusCode: z.number() }).safeParse(ResponseMetadata).data?.HTTPStatusCode
  return [
    ...(wanted === undefined || wanted === status ? [] : [`status: ${wanted} expected, ${status} given`]),
    ...differences(expected, answer, bindings),
  ]
}

/** The recorders' helper wraps the answer of CreateFunction. */
function unwrapHelper(response: JsonObject): JsonObject {
  const wrapped = z.object({ CreateFunctionResponse: z.record(z.string(), z.json()) }).safeParse(response)
  return wrapped.success ? wrapped.data.CreateFunctionResponse : response
}
