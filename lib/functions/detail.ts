import 'server-only'
import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import { clients } from '@/lib/aws/clients'
import { momentMs, sharedFor } from '@/lib/aws/fresh'
import { cacheOf } from '@/lib/cache'
import type { Place } from '@/lib/place'
import { maskedVariables } from './configuration/environment-mark'
import { isChanging, type FunctionModel } from './model'
import { digestIn, parseStatus, parseConfiguration } from './parse'

/** GetFunction, parsed. Values of environment variables are masked: no cache ever holds one. */
export type FunctionDetail = Omit<FunctionModel, 'drift'>

const details = cacheOf<FunctionDetail>('functions', 5000)
const keyOf = (name: string, qualifier = '') => `${name} ${qualifier}`

/** What was last read of a function, however old. */
export async function lastDetail(place: Place, name: string, qualifier?: string): Promise<FunctionDetail | undefined> {
  const { scope } = await clients(place)
  return details.last(await scope(), keyOf(name, qualifier))
}

/**
 * A function, or the version or alias that `qualifier` names, for all who look at it: read at most every `restOnAws` ms
 * while it is at rest, twice a second while it changes.
 */
export async function readDetail(
  place: Place,
  name: string,
  qualifier: string | undefined,
  restOnAws: number,
): Promise<FunctionDetail> {
  const [{ lambda, scope }, restMs] = await Promise.all([clients(place), sharedFor(place, restOnAws)])
  const maxAge = (detail: FunctionDetail) => (isChanging(detail) ? momentMs : restMs)
  return details.get(await scope(), keyOf(name, qualifier), maxAge, async () => {
    const answer = await lambda.send(new GetFunctionCommand({ FunctionName: name, Qualifier: qualifier }))
    const { Configuration = {}, Code, Concurrency, Tags, TagsError } = answer
    const summary = parseConfiguration(Configuration)
    return {
      ...summary,
      ...parseStatus(Configuration),
      digest: digestIn(Code?.ResolvedImageUri) ?? summary.digest,
      imageUri: Code?.ImageUri ?? null,
      resolvedImageUri: Code?.ResolvedImageUri ?? null,
      version: Configuration.Version ?? '$LATEST',
      revisionId: Configuration.RevisionId ?? '',
      environment: maskedVariables(summary.name, Configuration.Environment?.Variables),
      environmentError: Configuration.Environment?.Error?.Message ?? null,
      ephemeralStorage: Configuration.EphemeralStorage?.Size ?? 512,
      kmsKeyArn: Configuration.KMSKeyArn ?? null,
      reservedConcurrency: Concurrency?.ReservedConcurrentExecutions ?? null,
      tags: TagsError ? null : (Tags ?? {}),
    }
  })
}
