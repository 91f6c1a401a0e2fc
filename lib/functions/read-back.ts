import 'server-only'
import { GetFunctionCommand, type GetFunctionCommandOutput } from '@aws-sdk/client-lambda'
import { clients } from '@/lib/aws/clients'
import type { Place } from '@/lib/place'

/**
 * Whether a failed write may have been carried out: no answer came, or an earlier try of the same request may have won.
 */
export function isAmbiguous(thrown: unknown) {
  const metadata = thrown instanceof Error && '$metadata' in thrown ? thrown.$metadata : undefined
  if (metadata === null || typeof metadata !== 'object') return true
  const status = 'httpStatusCode' in metadata ? metadata.httpStatusCode : undefined
  const attempts = 'attempts' in metadata && typeof metadata.attempts === 'number' ? metadata.attempts : 1
  return typeof status !== 'number' || status >= 500 || attempts > 1
}

/**
 * Looks whether an ambiguous write was carried out: the function as it is when it is as wanted and
 * changed since `since` (the server's clock, so with a minute's grace), else null.
 */
export async function readBack(
  place: Place,
  name: string,
  since: number,
  asWanted: (found: GetFunctionCommandOutput) => boolean,
) {
  const { lambda } = await clients(place)
  const found = await lambda.send(new GetFunctionCommand({ FunctionName: name })).catch(() => null)
  if (found === null || !asWanted(found)) return null
  const changed = Date.parse(found.Configuration?.LastModified ?? '')
  return Number.isNaN(changed) || changed >= since - 60_000 ? found : null
}
