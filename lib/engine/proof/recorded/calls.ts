import * as logsSdk from '@aws-sdk/client-cloudwatch-logs'
import * as iamSdk from '@aws-sdk/client-iam'
import * as lambdaSdk from '@aws-sdk/client-lambda'
import * as stsSdk from '@aws-sdk/client-sts'
import { z } from 'zod'
import { services } from '../../services'

const SDKS: Readonly<Record<string, object>> = { lambda: lambdaSdk, iam: iamSdk, sts: stsSdk, logs: logsSdk }

/** A recorded call: `lambda.create_alias` is CreateAlias of Lambda. */
export type Call = { readonly service: string; readonly name: string; readonly operation: string }

/** What the SDK's clients have in common. */
export type Client = { send(command: never): Promise<object> }

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** Reads boto3's name of a call. */
export function callOf(call: string): Call {
  const [service = '', name = ''] = call.split('.')
  return { service, name, operation: name.split('_').map(capital).join('') }
}

/** Whether the engine does this operation. */
export function isWritten({ service, operation }: Call): boolean {
  const found = services.find(({ id }) => id === service)
  return found !== undefined && Reflect.has(found.written, operation)
}

/** A recorded request has the shape of the command that it was recorded with. */
const asCommand = z.custom<never>()

/** Sends a recorded call through the official SDK. @throws what the client throws */
export async function sendCall(client: Client, { service, operation }: Call, input: object): Promise<object> {
  const Command: unknown = Reflect.get(SDKS[service] ?? {}, `${operation}Command`)
  if (typeof Command !== 'function') throw new Error(`The SDK has no ${service} ${operation}.`)
  return client.send(asCommand.parse(Reflect.construct(Command, [input])))
}
