import { snake, type AwsClient, type Endpoint } from './client'
import { answerOf, environmentOf, pathsOf, runProgram } from './run-program'

const SCRIPT = `
import sys, json, boto3
endpoint, service, what, name, given = sys.argv[1:]
client = boto3.client(service, endpoint_url=endpoint)
given = json.loads(given)
if what == 'wait':
    client.get_waiter(name).wait(**given)
elif what == 'invoke':
    print(client.invoke(**given)['Payload'].read().decode())
else:
    print(json.dumps(getattr(client, name)(**given), default=str))
`

/** A Python of this machine that has boto3; undefined where there is none. */
export const findPython = (): string | undefined =>
  pathsOf('python3').find((path) => answerOf(path, '-c', 'import boto3') !== undefined)

/** boto3, one process for each call. */
export function boto3(python: string, endpoint: Endpoint): AwsClient {
  const run = (service: string, what: string, name: string, input: object) =>
    runProgram(
      python,
      ['-c', SCRIPT, endpoint.url, service, what, name, JSON.stringify(input)],
      environmentOf(endpoint),
    )
  return {
    name: `boto3 ${answerOf(python, '-c', 'import boto3; print(boto3.__version__)')}`,
    call: async (service, operation, input): Promise<unknown> =>
      JSON.parse(await run(service, 'call', snake(operation), input)),
    async wait(waiter, input) {
      await run('lambda', 'wait', snake(waiter), input)
    },
    invoke: async (input, payload) =>
      (await run('lambda', 'invoke', 'invoke', { ...input, Payload: payload })).trimEnd(),
  }
}
