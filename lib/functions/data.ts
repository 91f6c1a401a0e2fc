import 'server-only'
import {
  GetFunctionCommand,
  ListAliasesCommand,
  ListVersionsByFunctionCommand,
  type AliasConfiguration,
  type FunctionConfiguration,
} from '@aws-sdk/client-lambda'
import { clients } from '@/lib/aws/clients'
import type { Place } from '@/lib/place'
import { beginDrift } from './drift/early-drift'
import { maskedVariables } from './configuration/environment-mark'
import type { FunctionAlias, FunctionModel, FunctionVersion, Qualifiers } from './model'
import { digestIn, parseStatus, parseSummary } from './parse'

/** A function, or the version or alias that `qualifier` names. Values of environment variables are masked. */
export async function getFunction(place: Place, name: string, qualifier?: string): Promise<FunctionModel> {
  const { lambda } = await clients(place)
  const driftOf = beginDrift(place, name, qualifier)
  const {
    Configuration = {},
    Code,
    Concurrency,
    Tags,
    TagsError,
  } = await lambda.send(new GetFunctionCommand({ FunctionName: name, Qualifier: qualifier }))
  const summary = parseSummary(Configuration)
  const digest = digestIn(Code?.ResolvedImageUri) ?? summary.digest
  const imageUri = Code?.ImageUri ?? null
  const drift = await driftOf({ name, imageUri, digest })
  return {
    ...summary,
    ...parseStatus(Configuration),
    digest,
    imageUri,
    resolvedImageUri: Code?.ResolvedImageUri ?? null,
    version: Configuration.Version ?? '$LATEST',
    revisionId: Configuration.RevisionId ?? '',
    environment: maskedVariables(summary.name, Configuration.Environment?.Variables),
    environmentError: Configuration.Environment?.Error?.Message ?? null,
    ephemeralStorage: Configuration.EphemeralStorage?.Size ?? 512,
    kmsKeyArn: Configuration.KMSKeyArn ?? null,
    reservedConcurrency: Concurrency?.ReservedConcurrentExecutions ?? null,
    tags: TagsError ? null : (Tags ?? {}),
    drift,
  }
}

/** All published versions, newest first, and all aliases by name. */
export async function listQualifiers(place: Place, name: string): Promise<Qualifiers> {
  const { lambda } = await clients(place)
  const [versions, aliases] = await Promise.all([
    allPages<FunctionConfiguration>(async (Marker) => {
      const { Versions, NextMarker } = await lambda.send(
        new ListVersionsByFunctionCommand({ FunctionName: name, Marker }),
      )
      return [Versions, NextMarker]
    }),
    allPages<AliasConfiguration>(async (Marker) => {
      const { Aliases, NextMarker } = await lambda.send(new ListAliasesCommand({ FunctionName: name, Marker }))
      return [Aliases, NextMarker]
    }),
  ])
  return {
    versions: versions
      .filter(({ Version }) => Version !== '$LATEST')
      .map(parseVersion)
      .sort((a, b) => Number(b.version) - Number(a.version)),
    aliases: aliases.map(parseAlias).sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

async function allPages<T>(
  read: (marker: string | undefined) => Promise<readonly [readonly T[] | undefined, string | undefined]>,
): Promise<T[]> {
  const all: T[] = []
  let marker: string | undefined
  do {
    const [items = [], next] = await read(marker)
    all.push(...items)
    marker = next
  } while (marker)
  return all
}

function parseVersion(configuration: FunctionConfiguration): FunctionVersion {
  const { description, digest, lastModified } = parseSummary(configuration)
  return { version: configuration.Version ?? '', description, digest, lastModified }
}

function parseAlias({
  Name = '',
  FunctionVersion = '',
  Description = '',
  RoutingConfig,
}: AliasConfiguration): FunctionAlias {
  const [second] = Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {})
  return {
    name: Name,
    version: FunctionVersion,
    description: Description,
    routing: second ? { version: second[0], weight: second[1] } : null,
  }
}
