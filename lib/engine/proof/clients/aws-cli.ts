import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kebab, type AwsClient, type Endpoint } from './client'
import { answerOf, environmentOf, pathsOf, runProgram } from './run-program'

/** An AWS CLI of this machine: `aws-cli/1.45.11`, `aws-cli/2.9.19`. */
export type Cli = { readonly path: string; readonly version: string }

/** Every AWS CLI of this machine, one of each version. */
export function findClis(): readonly Cli[] {
  const found = pathsOf('aws').flatMap((path): Cli[] => {
    const version = answerOf(path, '--version')?.match(/^aws-cli\/[\d.]+/)?.[0]
    return version === undefined ? [] : [{ path, version }]
  })
  return [...new Map(found.map((cli) => [cli.version, cli])).values()]
}

/** The AWS CLI, v1 or v2. Inputs go as `--cli-input-json`, payloads as files. */
export function awsCli({ path, version }: Cli, endpoint: Endpoint): AwsClient {
  const aws = (...args: string[]) =>
    runProgram(path, ['--endpoint-url', endpoint.url, '--output', 'json', ...args], environmentOf(endpoint))
  return {
    name: version,
    async call(service, operation, input) {
      const out = await aws(service, kebab(operation), '--cli-input-json', JSON.stringify(input))
      return out === '' ? undefined : JSON.parse(out)
    },
    async wait(waiter, { FunctionName }) {
      await aws('lambda', 'wait', kebab(waiter), '--function-name', FunctionName)
    },
    async invoke({ FunctionName, Qualifier }, payload) {
      const folder = mkdtempSync(join(tmpdir(), 'gantry-aws-'))
      try {
        const answer = join(folder, 'answer')
        const qualifier = Qualifier ? ['--qualifier', Qualifier] : []
        // v2 takes payloads in base64 unless told otherwise; v1 knows no such option.
        const raw = version.startsWith('aws-cli/2') ? ['--cli-binary-format', 'raw-in-base64-out'] : []
        const name = ['--function-name', FunctionName]
        await aws('lambda', 'invoke', ...name, ...qualifier, ...raw, '--payload', payload, answer)
        return readFileSync(answer, 'utf8')
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    close() {},
  }
}
