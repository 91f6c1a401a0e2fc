import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { FunctionPolicyRecord, PolicyDocument } from '../../store/attachment-records'
import { functionArn, functionNotFound, LATEST } from '../names-and-arns'
import type { FunctionRef } from '../function-ref'
import { readAlias } from '../aliases'
import { readMeta } from '../functions'
import { newRevision } from '../revision'

const MAX_BYTES = 20_480

/** The function itself, or its version or alias, to which a policy is attached. */
export type PolicyTarget = FunctionRef & { readonly key: string; readonly arn: string }

/** What a policy call speaks of. @throws 404 for a function, version or alias that is not there; 400 for `$LATEST` */
export function policyTarget(context: EngineContext, ref: FunctionRef): PolicyTarget {
  const { name, qualifier } = ref
  if (qualifier === LATEST)
    throw new EngineError('InvalidParameterValueException', 'We currently do not support adding policies for $LATEST.')
  readMeta(context, name)
  if (qualifier !== undefined && /^\d+$/.test(qualifier)) {
    if (!context.world.get('function', `${name}:${qualifier}`)) throw functionNotFound(context, ref)
  } else if (qualifier !== undefined) readAlias(context, name, qualifier)
  return { ...ref, key: policyKey(ref), arn: functionArn(context, name, qualifier) }
}

/** The key of a policy: `$LATEST` has that of the function. */
export const policyKey = ({ name, qualifier }: FunctionRef): string =>
  qualifier === undefined || qualifier === LATEST ? name : `${name}:${qualifier}`

/** @throws 404, in the words that AWS has for every resource without a policy */
export function readPolicy(context: EngineContext, key: string): FunctionPolicyRecord {
  const policy = context.world.get('functionPolicy', key)
  if (!policy) throw new EngineError('ResourceNotFoundException', 'The resource you requested does not exist.')
  return policy
}

/**
 * A policy has a RevisionId of its own. Before there is one, the RevisionId of the function, version or alias fits.
 * @throws 412
 */
export function assertPolicyRevision(context: EngineContext, target: PolicyTarget, sent: string | undefined): void {
  const { name, qualifier = LATEST, key } = target
  const current =
    context.world.get('functionPolicy', key) ??
    context.world.get('alias', `${name}:${qualifier}`) ??
    context.world.get('function', `${name}:${qualifier}`)
  if (sent === undefined || sent === current?.revisionId) return
  throw new EngineError(
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. ' +
      'Call the GetPolicy API to retrieve the latest Revision Id',
  )
}

/** @throws 400 over 20 KB */
export function assertPolicySize(text: string): void {
  const size = Buffer.byteLength(text)
  if (size > MAX_BYTES)
    throw new EngineError(
      'PolicyLengthExceededException',
      `The final policy size (${size}) is bigger than the limit (${MAX_BYTES}).`,
    )
}

/** Stores a policy; one without statements is none. @throws 400 over 20 KB */
export function putPolicy(context: EngineContext, key: string, document: PolicyDocument): FunctionPolicyRecord {
  assertPolicySize(JSON.stringify(document))
  const policy = { document, revisionId: newRevision() }
  if (document.Statement.length === 0) context.world.delete('functionPolicy', key)
  else context.world.put('functionPolicy', key, policy)
  return policy
}

/** A policy as the API shows it: compact JSON, and its RevisionId. */
export const presentPolicy = ({ document, revisionId }: FunctionPolicyRecord) => ({
  Policy: JSON.stringify(document),
  RevisionId: revisionId,
})
