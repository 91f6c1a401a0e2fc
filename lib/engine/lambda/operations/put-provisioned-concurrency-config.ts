import type { PutProvisionedConcurrencyConfigCommand } from '@aws-sdk/client-lambda'
import type { EngineContext, Operation } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { aliasesOf } from '../aliases'
import { MIN_UNRESERVED, totalProvisioned, unreservedConcurrency } from '../invoke/concurrency'
import { putFunction, readFunction } from '../functions'
import { allocate, parseProvisionable, presentProvisioned, type Provisionable } from '../invoke/provisioned-concurrency'
import { newRevision } from '../revision'

const invalid = (message: string) => new EngineError('InvalidParameterValueException', message)
const conflict = (message: string) => new EngineError('ResourceConflictException', message)

/** A version has provisioned concurrency of its own or through one alias. @throws 409 */
function assertAlone({ world }: EngineContext, { name, qualifier }: Provisionable): void {
  const isProvisioned = (one: string) => one !== qualifier && world.get('provisionedConcurrency', `${name}:${one}`)
  const aliases = aliasesOf(world, name)
  const version = aliases.find((alias) => alias.name === qualifier)?.functionVersion
  const byAlias = aliases.some((alias) => alias.functionVersion === (version ?? qualifier) && isProvisioned(alias.name))
  if (version === undefined && byAlias) throw conflict('Version is pointed by a Provisioned Concurrency alias')
  if (version !== undefined && (byAlias || isProvisioned(version)))
    throw conflict("Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version")
}

/** @throws 400 for more than the function reserved, or than the account has left */
function assertEnough({ world }: EngineContext, { name, qualifier }: Provisionable, requested: number): void {
  const total = totalProvisioned(world, name, qualifier) + requested
  const reserved = world.get('functionConcurrency', name)?.reserved
  if (reserved !== undefined) {
    if (total > reserved)
      throw invalid(
        'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
      )
    return
  }
  const left = unreservedConcurrency(world, name)
  if (total > left)
    throw invalid(
      `Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [${left}].`,
    )
  if (left - total < MIN_UNRESERVED)
    throw invalid(
      "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution " +
        `below its minimum value of [${MIN_UNRESERVED}].`,
    )
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutProvisionedConcurrencyConfig.html */
export const putProvisionedConcurrencyConfig: Operation<typeof PutProvisionedConcurrencyConfigCommand> = (
  input,
  context,
) => {
  const target = parseProvisionable(
    context,
    input,
    'Provisioned Concurrency Configs cannot be applied to unpublished function versions.',
  )
  const requested = input.ProvisionedConcurrentExecutions ?? 0
  assertAlone(context, target)
  assertEnough(context, target, requested)
  const record = allocate(context, requested)
  context.world.put('provisionedConcurrency', target.key, record)
  putFunction(context, { ...readFunction(context, target), revisionId: newRevision() })
  return presentProvisioned(context, record, true)
}
