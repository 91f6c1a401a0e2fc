import { randomBytes } from 'node:crypto'
import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { FunctionUrlRecord } from '../../store/attachment-records'
import { functionArn, parseFunctionName } from '../names-and-arns'
import type { FunctionRef } from '../function-ref'

/** The function itself, or one of its aliases. */
export type UrlTarget = FunctionRef & { readonly key: string; readonly arn: string }

/** What a call speaks of, whether it is there or not. */
export function urlTargetOf(context: EngineContext, input: { FunctionName?: string; Qualifier?: string }): UrlTarget {
  const ref = parseFunctionName(context, input.FunctionName, input.Qualifier)
  const { name, qualifier } = ref
  return {
    ...ref,
    key: qualifier === undefined ? name : `${name}:${qualifier}`,
    arn: functionArn(context, name, qualifier),
  }
}

/** @throws 404 */
export function assertUrlTarget({ world }: EngineContext, { name, qualifier, key }: UrlTarget): void {
  const exists = world.get('functionMeta', name) && (qualifier === undefined || world.get('alias', key))
  if (!exists) throw new EngineError('ResourceNotFoundException', 'Function does not exist')
}

/** @throws 404 */
export function readFunctionUrl({ world }: EngineContext, { key }: UrlTarget): FunctionUrlRecord {
  const url = world.get('functionUrl', key)
  if (!url) throw new EngineError('ResourceNotFoundException', 'The resource you requested does not exist.')
  return url
}

/** A new URL in the form of AWS's; the engine does not serve it. */
export function newUrl({ region }: EngineContext): string {
  const id = Array.from(randomBytes(32), (byte) => (byte % 36).toString(36)).join('')
  return `https://${id}.lambda-url.${region}.on.aws/`
}

const time = (epochMs: number) => new Date(epochMs).toISOString().replace('Z', '000Z')

/** A configuration as every call shows it. */
export const presentUrl = (arn: string, { url, authType, cors, createdAt }: FunctionUrlRecord) => ({
  FunctionUrl: url,
  FunctionArn: arn,
  AuthType: authType,
  ...(cors && { Cors: cors }),
  CreationTime: time(createdAt),
})

/** What reads show besides; Create and Update answer an InvokeMode only where one was sent. */
export const presentWholeUrl = (arn: string, record: FunctionUrlRecord) => ({
  ...presentUrl(arn, record),
  LastModifiedTime: time(record.lastModified),
  InvokeMode: record.invokeMode,
})
