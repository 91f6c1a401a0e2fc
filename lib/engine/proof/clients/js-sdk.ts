import * as ecr from '@aws-sdk/client-ecr'
import * as lambda from '@aws-sdk/client-lambda'
import type { AwsClient, Endpoint } from './client'

const waiters = {
  FunctionActiveV2: lambda.waitUntilFunctionActiveV2,
  FunctionUpdatedV2: lambda.waitUntilFunctionUpdatedV2,
}

/** The AWS SDK for JavaScript, as published. */
export function jsSdk({ url, account, region }: Endpoint): AwsClient {
  const settings = { endpoint: url, region, credentials: { accessKeyId: account, secretAccessKey: 'gantry' } }
  const clients = { ecr: new ecr.ECRClient(settings), lambda: new lambda.LambdaClient(settings) }
  const services = {
    ecr: { commands: ecr, send: (command: Parameters<typeof clients.ecr.send>[0]) => clients.ecr.send(command) },
    lambda: {
      commands: lambda,
      send: (command: Parameters<typeof clients.lambda.send>[0]) => clients.lambda.send(command),
    },
  }
  return {
    name: 'AWS SDK for JavaScript',
    async call(service, operation, input) {
      const { commands, send } = services[service]
      const Command: unknown = Reflect.get(commands, `${operation}Command`)
      if (typeof Command !== 'function') throw new Error(`The SDK has no ${operation}.`)
      return send(Reflect.construct(Command, [input]))
    },
    async wait(waiter, input) {
      const waitUntil = waiters[waiter]
      await waitUntil({ client: clients.lambda, maxWaitTime: 60 }, input)
    },
    async invoke(input, payload) {
      const { Payload } = await clients.lambda.send(
        new lambda.InvokeCommand({ ...input, Payload: Buffer.from(payload) }),
      )
      return Payload?.transformToString() ?? ''
    },
    close() {
      clients.ecr.destroy()
      clients.lambda.destroy()
    },
  }
}
