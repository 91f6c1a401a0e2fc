import 'server-only'
import {
  paginateListAliases,
  paginateListVersionsByFunction,
  type AliasConfiguration,
  type FunctionConfiguration,
} from '@aws-sdk/client-lambda'
import { clients } from '@/lib/aws/clients'
import { every } from '@/lib/aws/every'
import { sharedFor } from '@/lib/aws/fresh'
import { cacheOf } from '@/lib/cache'
import type { Place } from '@/lib/place'
import { lastDetail, readDetail } from './detail'
import { withDrift } from './drift/early-drift'
import type { FunctionAlias, FunctionModel, FunctionVersion, Qualifiers } from './model'
import { parseSummary } from './parse'

/** How old what a function's own page shows may be on AWS, ms. */
const restOnAws = 5000
const qualifiers = cacheOf<Qualifiers>('qualifiers')

/** A function, or the version or alias that `qualifier` names. Values of environment variables are masked. */
export async function getFunction(place: Place, name: string, qualifier?: string): Promise<FunctionModel> {
  const [last, freshMs] = await Promise.all([lastDetail(place, name, qualifier), sharedFor(place, restOnAws)])
  return withDrift(place, last, freshMs, () => readDetail(place, name, qualifier, restOnAws))
}

/** All published versions, newest first, and all aliases by name. */
export async function listQualifiers(place: Place, name: string): Promise<Qualifiers> {
  const [{ lambda: client, scope }, freshMs] = await Promise.all([clients(place), sharedFor(place, restOnAws)])
  return qualifiers.get(await scope(), name, freshMs, async () => {
    const [versions, aliases] = await Promise.all([
      every(paginateListVersionsByFunction({ client }, { FunctionName: name }), ({ Versions }) => Versions),
      every(paginateListAliases({ client }, { FunctionName: name }), ({ Aliases }) => Aliases),
    ])
    return {
      versions: versions
        .filter(({ Version }) => Version !== '$LATEST')
        .map(parseVersion)
        .sort((a, b) => Number(b.version) - Number(a.version)),
      aliases: aliases.map(parseAlias).sort((a, b) => (a.name < b.name ? -1 : 1)),
    }
  })
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
