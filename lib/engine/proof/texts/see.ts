import { z } from 'zod'
import type { Seen } from './compare-text'

const sdkError = z.object({
  name: z.string(),
  message: z.string(),
  $metadata: z.object({ httpStatusCode: z.number().optional() }),
})

/** What an SDK call failed with. @throws Error when it succeeded */
export async function seeError(call: Promise<unknown>): Promise<Seen> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error === undefined) throw new Error('An error was expected.')
  const { name, message, $metadata } = sdkError.parse(error)
  return { status: $metadata.httpStatusCode, code: name, texts: [message] }
}
