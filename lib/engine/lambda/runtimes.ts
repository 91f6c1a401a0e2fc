import { createHash } from 'node:crypto'
import { EngineError } from '../protocol/errors'
import { partitionOf } from './names-and-arns'

/** In the order of AWS's own error text of 2026-01. */
const SUPPORTED = (
  'nodejs20.x python3.14 provided.al2023 python3.12 python3.13 nodejs24.x nodejs22.x java25 python3.10 python3.11 ' +
  'java21 ruby3.3 ruby3.4 ruby3.2 python3.8 python3.9 java17 nodejs16.x dotnet10 dotnet8 java11 dotnet6 nodejs18.x ' +
  'provided.al2 java8.al2'
).split(' ')

const RETIRED = (
  'nodejs nodejs4.3 nodejs4.3-edge nodejs6.10 nodejs8.10 nodejs10.x nodejs12.x nodejs14.x java8 python2.7 python3.6 ' +
  'python3.7 dotnetcore1.0 dotnetcore2.0 dotnetcore2.1 dotnetcore3.1 go1.x ruby2.5 ruby2.7 provided'
).split(' ')

/** @throws 400 for a runtime that AWS no longer takes, or does not know. */
export function assertRuntime(runtime: string): void {
  if (SUPPORTED.includes(runtime)) return
  throw new EngineError(
    'InvalidParameterValueException',
    RETIRED.includes(runtime)
      ? `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. ` +
          'We recommend you use a supported runtime while creating or updating functions.'
      : `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: ` +
          `[${SUPPORTED.join(', ')}] or be a valid ARN`,
  )
}

/** The ARN of the runtime's version, of the form that AWS's have: one for each runtime and architecture. */
export function runtimeVersionArn(region: string, runtime: string, architectures: readonly string[]): string {
  const id = createHash('sha256').update(`${runtime} ${architectures.join()}`).digest('hex')
  return `arn:${partitionOf(region)}:lambda:${region}::runtime:${id}`
}
