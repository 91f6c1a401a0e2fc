import { randomBytes } from 'node:crypto'
import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'
import { readImage } from '../../run/image'
import { configurationOf, type Call, type Event, type Limit, type Target } from '../../run/invocation'
import type { AliasRecord, FunctionRecord } from '../../store/records'
import type { FunctionRef } from '../function-ref'
import { functionArn, functionNotFound, LATEST } from '../names-and-arns'
import { standing } from '../standing'
import { wakeOrRefuse } from './wake'

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
  return standing(context, record)
}

function targetOf({ account, region, origin }: EngineContext, record: FunctionRecord): Target {
  const configuration = configurationOf(record)
  if (configuration.code.packageType !== 'Image')
    throw new EngineError(
      'NotImplemented',
      `The engine runs container images only: ${record.name} is a function of package type Zip.`,
    )
  return { account, region, origin, record, configuration }
}

/**
 * How many invocations may run at once. Provisioned concurrency is set apart from what the function has reserved:
 * versions and aliases with it have it for themselves, the others share the rest. Undefined without a reservation.
 */
function limitOf(
  { world }: EngineContext,
  { name, qualifier = LATEST }: FunctionRef,
  version: string,
): Limit | undefined {
  const reserved = world.get('functionConcurrency', name)?.reserved
  if (reserved === undefined) return undefined
  const provisioned = world.list('provisionedConcurrency', { prefix: `${name}:` })
  const rest = provisioned.reduce((left, { value }) => left - value.requested, reserved)
  const own = provisioned.find(({ key }) => key === `${name}:${qualifier}` || key === `${name}:${version}`)
  return own ? { share: own.key, most: rest + own.value.requested } : { share: name, most: rest }
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex')

/** A new trace. Source: AWS X-Ray, "Tracing header". */
function traceOf(record: FunctionRecord, now: number): string {
  const epoch = Math.floor(now / 1000).toString(16)
  return `Root=1-${epoch}-${hex(12)};Parent=${hex(8)};Sampled=${record.tracingConfig.Mode === 'Active' ? 1 : 0}`
}

/**
 * Makes an invocation ready to run.
 * @throws 501 for a function that is no image; 409 for one that is not Active
 */
export function prepare(context: EngineContext, ref: FunctionRef, record: FunctionRecord, event: Event): Call {
  const target = targetOf(context, record)
  wakeOrRefuse(context, record)
  return {
    target,
    limit: limitOf(context, ref, record.version),
    image: () => readImage(context, target.configuration.code),
    invocation: {
      ...event,
      functionArn: functionArn(context, ref.name, ref.qualifier),
      traceId: traceOf(record, context.now),
    },
  }
}
