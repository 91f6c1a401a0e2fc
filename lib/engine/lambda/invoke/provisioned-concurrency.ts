import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { ProvisionedConcurrencyRecord } from '../../store/attachment-records'
import { readAlias } from '../aliases'
import { functionNotFound, LATEST, parseFunctionName } from '../names-and-arns'

/** How long Lambda takes to prepare environments, in milliseconds at realistic speed. */
const ALLOCATION_MS = 60_000

/** A version or an alias: what provisioned concurrency can be for. */
export type Provisionable = { readonly name: string; readonly qualifier: string; readonly key: string }

/** @throws 404 for a version or alias that is not there; 400, in the caller's words, for `$LATEST` */
export function parseProvisionable(
  context: EngineContext,
  input: { FunctionName?: string; Qualifier?: string },
  refusal = 'The function resource provided must be an alias or a published version.',
): Provisionable {
  const ref = parseFunctionName(context, input.FunctionName, input.Qualifier)
  const { name, qualifier = LATEST } = ref
  if (qualifier === LATEST) throw new EngineError('InvalidParameterValueException', refusal)
  if (!/^\d+$/.test(qualifier)) readAlias(context, name, qualifier)
  else if (!context.world.get('function', `${name}:${qualifier}`)) throw functionNotFound(context, ref)
  return { name, qualifier, key: `${name}:${qualifier}` }
}

/** New provisioned concurrency, or the same on its way to another version: what is ready stays so meanwhile. */
export function allocate(
  context: EngineContext,
  requested: number,
  before?: ProvisionedConcurrencyRecord,
): ProvisionedConcurrencyRecord {
  return {
    requested,
    allocated: before ? readyOf(context, before) : 0,
    readyAt: context.now + context.duration(ALLOCATION_MS),
    lastModified: context.now,
  }
}

const readyOf = ({ now }: EngineContext, { requested, allocated, readyAt }: ProvisionedConcurrencyRecord): number =>
  now >= readyAt ? requested : Math.min(allocated, requested)

/** A configuration as the API shows it; `written` is one that this very request wrote. */
export function presentProvisioned(context: EngineContext, record: ProvisionedConcurrencyRecord, written = false) {
  const ready = written ? record.allocated : readyOf(context, record)
  return {
    RequestedProvisionedConcurrentExecutions: record.requested,
    AvailableProvisionedConcurrentExecutions: ready,
    AllocatedProvisionedConcurrentExecutions: ready,
    Status: written || context.now < record.readyAt ? 'IN_PROGRESS' : 'READY',
    LastModified: new Date(record.lastModified).toISOString().replace(/\.\d+Z$/, '+0000'),
  }
}
