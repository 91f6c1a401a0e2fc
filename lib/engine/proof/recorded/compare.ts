import { z } from 'zod'
import { asImageAnswer } from './image-mode'
import { differences, type Bindings } from './match'
import type { Answer, Json, JsonObject } from './recording'

/** What the SDK gave for a call. */
export type Given = { readonly answer?: JsonObject; readonly error?: unknown }

/** One recorded answer: in which ways the engine's differs, or why its call was not made. */
export type Row = { readonly name: string; readonly problems: readonly string[]; readonly notReplayed?: string }

const sdkError = z.object({
  name: z.string(),
  message: z.string(),
  $metadata: z.object({ httpStatusCode: z.number().optional() }),
})

/** `2 validation errors detected: a; b` in an order of its own: AWS's order is that of a hash. */
function validationErrors(message: string): string[] {
  return message
    .replace(/^\d+ validation errors? detected: /, '')
    .split(/; (?=Value )/)
    .sort()
}

type Recorded = NonNullable<Answer['error']>

function compareError(recorded: Recorded, status: number | undefined, error: unknown, bindings: Bindings) {
  const parsed = sdkError.safeParse(error)
  if (!parsed.success) return [`no answer of the service: ${String(error)}`]
  const { name, message, $metadata } = parsed.data
  // The SDK names an error by its shape, which is IAM's code and this word.
  const isSame = name === recorded.code || name === `${recorded.code}Exception`
  const given = { code: isSame ? recorded.code : name, status: $metadata.httpStatusCode }
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
  const { ResponseMetadata, Payload, ...rest } = unwrapHelper(recorded.response ?? kept(recorded.value, answer))
  // An empty payload is none in this SDK, and an empty stream in the one that AWS was recorded with.
  if (Payload === '' && !answer['Payload']) delete answer['Payload']
  const plain = Payload === undefined || Payload === '' ? rest : { ...rest, Payload }
  const expected = mode === 'Image' ? asImageAnswer(plain) : plain
  const status = z.object({ httpStatusCode: z.number() }).parse($metadata).httpStatusCode
  const wanted =
    recorded.status ?? z.object({ HTTPStatusCode: z.number() }).safeParse(ResponseMetadata).data?.HTTPStatusCode
  return [
    ...(wanted === undefined || wanted === status ? [] : [`status: ${wanted} expected, ${status} given`]),
    ...differences(expected, answer, bindings),
  ]
}

/** A list of which the recording kept no more: under the name that it has in the answer. */
function kept(value: Json | undefined, answer: JsonObject): JsonObject {
  const name = Object.keys(answer).find((one) => Array.isArray(answer[one]))
  return Array.isArray(value) && name !== undefined ? { [name]: value } : {}
}

/** The recorders' helper wraps the answer of CreateFunction. */
export function unwrapHelper(response: JsonObject): JsonObject {
  const wrapped = z.object({ CreateFunctionResponse: z.record(z.string(), z.json()) }).safeParse(response)
  return wrapped.success ? wrapped.data.CreateFunctionResponse : response
}
