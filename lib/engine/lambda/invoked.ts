import { randomBytes } from 'node:crypto'
import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import { configurationOf, type Target } from '../run/invocation'
import type { AliasRecord, FunctionRecord } from '../store/records'
import { functionNotFound, LATEST, type FunctionRef } from './names-and-arns'
import { settle } from './state'

/** The version that an alias sends this invocation to: mostly its own, sometimes the one that it shifts traffic to. */
function routed({ functionVersion, routing = {} }: AliasRecord): string {
  const [other] = Object.entries(routing)
  return other && Math.random() < other[1] ? other[0] : functionVersion
}

/** What an invocation runs. @throws 404 with `$LATEST` where no version was asked for, as Invoke alone says it */
export function readInvoked(context: EngineContext, { name, qualifier = LATEST }: FunctionRef): FunctionRecord {
  const alias = context.world.get('alias', `${name}:${qualifier}`)
  const record = context.world.get('function', `${name}:${alias ? routed(alias) : qualifier}`)
  if (!record) throw functionNotFound(context, { name, qualifier })
  return settle(record, context.now)
}

/** @throws 501 for a function that is no image: nothing here can run it */
export function targetOf({ account, region, origin }: EngineContext, record: FunctionRecord): Target {
  const configuration = configurationOf(record)
  if (configuration.code.packageType !== 'Image')
    throw new EngineError(
      'NotImplemented',
      `The engine runs container images only: ${record.name} is a function of package type Zip.`,
    )
  return { account, region, origin, record, configuration }
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex')

/** The trace that the caller began, else a new one. Source: AWS X-Ray, "Tracing header". */
export function traceOf(record: FunctionRecord, now: number): string {
  const epoch = Math.floor(now / 1000).toString(16)
  return `Root=1-${epoch}-${hex(12)};Parent=${hex(8)};Sampled=${record.tracingConfig.Mode === 'Active' ? 1 : 0}`
}
