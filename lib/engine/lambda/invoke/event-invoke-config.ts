import type { DestinationConfig } from '@aws-sdk/client-lambda'
import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { EventInvokeConfigRecord } from '../../store/attachment-records'
import { functionArn, LATEST, parseFunctionName } from '../names-and-arns'

const invalid = (message: string) => new EngineError('InvalidParameterValueException', message)
const missing = (message: string) => new EngineError('ResourceNotFoundException', message)

/** What can have a configuration: a function, a version or an alias, with the key of the record. */
export type Configurable = { readonly name: string; readonly key: string; readonly arn: string }
type Sent = {
  FunctionName?: string
  Qualifier?: string
  MaximumRetryAttempts?: number
  MaximumEventAgeInSeconds?: number
  DestinationConfig?: DestinationConfig
}

/** What a call speaks of, whether it is there or not: `$LATEST` where there is no qualifier. */
export function configurableOf(context: EngineContext, input: Sent): Configurable {
  const { name, qualifier = LATEST } = parseFunctionName(context, input.FunctionName, input.Qualifier)
  return { name, key: `${name}:${qualifier}`, arn: functionArn(context, name, qualifier) }
}

/** @throws 404 */
export function readEventInvokeConfig({ world }: EngineContext, { key, arn }: Configurable): EventInvokeConfigRecord {
  const config = world.get('eventInvokeConfig', key)
  if (!config) throw missing(`The function ${arn} doesn't have an EventInvokeConfig`)
  return config
}

const SERVICES = ['lambda', 'sqs', 'sns', 'events', 's3']

/** Only functions can be looked up: the engine has no queues, topics, buses and buckets. */
function assertDestination(context: EngineContext, name: string, sent: DestinationConfig, arn: string): void {
  if (!SERVICES.includes(arn.split(':')[2] ?? '')) {
    const shown = (key: 'onSuccess' | 'onFailure', one: { Destination?: string } | undefined) =>
      one
        ? `${key}=${key === 'onSuccess' ? 'OnSuccess' : 'OnFailure'}(destination=${one.Destination ?? null})`
        : `${key}=null`
    throw invalid(
      `The provided destination config DestinationConfig(${shown('onSuccess', sent.OnSuccess)}, ` +
        `${shown('onFailure', sent.OnFailure)}) is invalid.`,
    )
  }
  if (!arn.includes(':lambda:')) return
  const destination = parseFunctionName(context, arn)
  if (!context.world.get('functionMeta', destination.name)) throw invalid(`The destination ARN ${arn} is invalid.`)
  if (destination.name === name) throw invalid("You can't specify the function as a destination for itself.")
}

/** What was sent, for a function that is there. */
type Taken = Configurable & { readonly sent: Omit<EventInvokeConfigRecord, 'lastModified'> }

/** What Put and Update share. @throws 400 for nothing sent or a destination that is none; 404 for no such function */
export function takeEventInvokeConfig(context: EngineContext, input: Sent): Taken {
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig: destinations } = input
  const target = configurableOf(context, input)
  if (MaximumRetryAttempts === undefined && MaximumEventAgeInSeconds === undefined && destinations === undefined)
    throw invalid('You must specify at least one of error handling or destination setting.')
  if (!context.world.get('function', target.key) && !context.world.get('alias', target.key))
    throw missing("The function doesn't exist.")
  for (const arn of [destinations?.OnSuccess?.Destination, destinations?.OnFailure?.Destination])
    if (arn) assertDestination(context, target.name, destinations ?? {}, arn)
  return {
    ...target,
    sent: {
      ...(MaximumRetryAttempts !== undefined && { maximumRetryAttempts: MaximumRetryAttempts }),
      ...(MaximumEventAgeInSeconds !== undefined && { maximumEventAgeInSeconds: MaximumEventAgeInSeconds }),
      ...(destinations && { destinationConfig: destinations }),
    },
  }
}

/** A configuration as the API shows it: both destinations, empty where there is none. */
export const presentEventInvokeConfig = (arn: string, config: EventInvokeConfigRecord) => ({
  LastModified: new Date(config.lastModified),
  FunctionArn: arn,
  MaximumRetryAttempts: config.maximumRetryAttempts,
  MaximumEventAgeInSeconds: config.maximumEventAgeInSeconds,
  DestinationConfig: {
    OnSuccess: config.destinationConfig?.OnSuccess ?? {},
    OnFailure: config.destinationConfig?.OnFailure ?? {},
  },
})
