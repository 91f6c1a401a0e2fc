import type { AliasRoutingConfiguration } from '@aws-sdk/client-lambda'
import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { AliasRecord } from '../store/records'
import type { World } from '../store/world'
import { functionArn, functionNotFound, LATEST } from './names-and-arns'

const invalid = (message: string) => new EngineError('InvalidParameterValueException', message)

/** The aliases of a function in the order of names. */
export const aliasesOf = (world: World, functionName: string): AliasRecord[] =>
  world.list('alias', { prefix: `${functionName}:` }).map(({ value }) => value)

/** @throws 404 in the words that the alias operations have for it */
export function readAlias(context: EngineContext, functionName: string, name: string): AliasRecord {
  const alias = context.world.get('alias', `${functionName}:${name}`)
  if (alias) return alias
  const arn = functionArn(context, functionName, name)
  throw new EngineError('ResourceNotFoundException', `Cannot find alias arn: ${arn}`)
}

/** The weights to store: none and an empty map are the same. */
export function takeRouting(sent: AliasRoutingConfiguration | undefined): Record<string, number> | undefined {
  const weights = sent?.AdditionalVersionWeights ?? {}
  return Object.keys(weights).length > 0 ? weights : undefined
}

/** Stores an alias after AWS's checks of where it leads. @throws 400, 404 */
export function putAlias(context: EngineContext, alias: AliasRecord): AliasRecord {
  const { functionName, functionVersion, routing = {} } = alias
  const additional = Object.keys(routing)
  if (additional.length > 1) throw invalid('Number of items in AdditionalVersionWeights cannot be greater than 1')
  if (additional.length > 0 && functionVersion === LATEST)
    throw invalid('$LATEST is not supported for an alias pointing to more than 1 version')
  if (additional.includes(functionVersion))
    throw invalid(
      `Invalid function version ${functionVersion}. ` +
        `Function version ${functionVersion} is already included in routing configuration.`,
    )
  for (const version of [functionVersion, ...additional])
    if (!context.world.get('function', `${functionName}:${version}`))
      throw functionNotFound(context, { name: functionName, qualifier: version })
  context.world.put('alias', `${functionName}:${alias.name}`, alias)
  return alias
}

/** An alias as the API shows it: RoutingConfig only where there are weights. */
export function presentAlias(context: EngineContext, alias: AliasRecord) {
  return {
    AliasArn: functionArn(context, alias.functionName, alias.name),
    Name: alias.name,
    FunctionVersion: alias.functionVersion,
    Description: alias.description,
    RevisionId: alias.revisionId,
    ...(alias.routing ? { RoutingConfig: { AdditionalVersionWeights: { ...alias.routing } } } : {}),
  }
}
