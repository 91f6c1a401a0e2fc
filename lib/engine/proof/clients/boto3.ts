import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { snake, type AwsClient, type Endpoint } from './client'
import { answerOf, environmentOf, pathsOf } from './run-program'

/** A call a line in, its answer or its error a line out. */
const SCRIPT = `
import sys, json, boto3
clients = {}
for line in sys.stdin:
    service, what, name, given = json.loads(line)
    try:
        if service not in clients:
            clients[service] = boto3.client(service, endpoint_url=sys.argv[1])
        client = clients[service]
        if what == 'wait':
            answer = client.get_waiter(name).wait(**given)
        elif what == 'invoke':
            answer = client.invoke(**given)['Payload'].read().decode()
        else:
            answer = getattr(client, name)(**given)
        print(json.dumps({'answer': answer}, default=str), flush=True)
    except Exception as error:
        print(json.dumps({'error': repr(error)}), flush=True)
`
const line = z.object({ answer: z.unknown(), error: z.string().optional() })

/** A Python of this machine that has boto3, and which. */
export type Python = { readonly path: string; readonly version: string }

/** A Python of this machine that has boto3; undefined where there is none. */
export function findPython(): Python | undefined {
  for (const path of pathsOf('python3')) {
    const version = answerOf(path, '-c', 'import boto3; print(boto3.__version__)')
    if (version !== undefined) return { path, version }
  }
  return undefined
}

/** boto3 in one process, which starts with the first call. */
export function boto3({ path, version }: Python, endpoint: Endpoint): AwsClient {
  let close = () => {}
  const start = () => {
    const env = environmentOf(endpoint)
    const child = spawn(path, ['-c', SCRIPT, endpoint.url], { env, stdio: ['pipe', 'pipe', 'inherit'] })
    close = () => child.stdin.end()
    return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
  }
  let started: ReturnType<typeof start> | undefined
  const run = async (service: string, what: string, name: string, input: object): Promise<unknown> => {
    const { child, lines } = (started ??= start())
    child.stdin.write(`${JSON.stringify([service, what, name, input])}\n`)
    const { value = '{"error":"Python ended."}' }: { value?: string } = await lines.next()
    const { answer, error } = line.parse(JSON.parse(value))
    if (error !== undefined) throw new Error(`boto3 ${service} ${name}: ${error}`)
    return answer
  }
  return {
    name: `boto3 ${version}`,
    call: (service, operation, input) => run(service, 'call', snake(operation), input),
    async wait(waiter, input) {
      await run('lambda', 'wait', snake(waiter), input)
    },
    invoke: async (input, payload) =>
      z.string().parse(await run('lambda', 'invoke', 'invoke', { ...input, Payload: payload })),
    close: () => close(),
  }
}
