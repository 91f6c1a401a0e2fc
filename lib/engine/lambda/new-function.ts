import type { CreateFunctionCommandInput } from '@aws-sdk/client-lambda'
import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { FunctionRecord } from '../store/records'
import { LATEST, parseFunctionName } from './names-and-arns'
import { outcomeOf } from './image/optimise-image'
import { newRevision } from './revision'
import { runtimeVersionArn } from './runtimes'
import { withSettings } from './settings'
import { takeImage, takeZip, type TakenCode } from './image/take-code'

const MAX_NAME = 64

/** @throws 400 for a bare name over 64 characters: the model's 140 are for the ARN. */
export function newFunctionName(context: EngineContext, functionName: string | undefined): string {
  const { name } = parseFunctionName(context, functionName)
  if (name.length > MAX_NAME)
    throw new EngineError(
      'InvalidParameterValueException',
      `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: ` +
        `Member must have length less than or equal to ${MAX_NAME}`,
    )
  return name
}

/** Takes the code of a new function. @throws as UpdateFunctionCode does */
export function newCode(context: EngineContext, input: CreateFunctionCommandInput): TakenCode {
  const source = input.Code ?? {}
  if (input.PackageType === 'Image') return takeImage(context, source.ImageUri ?? '')
  const { code, ...rest } = takeZip(context, source)
  return { ...rest, code: { ...code, runtime: input.Runtime, handler: input.Handler, layers: input.Layers } }
}

/** `$LATEST` of a new function: AWS's defaults, what was sent, and the moment when it will be Active. */
export function newFunction(
  context: EngineContext,
  name: string,
  input: CreateFunctionCommandInput,
  { code, realisticMs, failure }: TakenCode,
): FunctionRecord {
  const { Runtime, Architectures: architectures = ['x86_64'] } = input
  const defaults: FunctionRecord = {
    name,
    version: LATEST,
    role: '',
    description: '',
    code,
    timeout: 3,
    memorySize: 128,
    architectures,
    ephemeralStorage: { Size: 512 },
    tracingConfig: { Mode: 'PassThrough' },
    loggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
    lastModified: context.now,
    revisionId: newRevision(),
    nextRevisionId: newRevision(),
    transition: {
      kind: 'create',
      startedAt: context.now,
      doneAt: context.now + context.duration(realisticMs),
      outcome: outcomeOf('create', failure),
    },
    ...(Runtime !== undefined && { runtimeVersionArn: runtimeVersionArn(context.region, Runtime, architectures) }),
  }
  return withSettings(defaults, input)
}
