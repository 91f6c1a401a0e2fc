import { ECRClient } from '@aws-sdk/client-ecr'
import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { z } from 'zod'
import { newRegistry } from '../engine/registry/test-registry'
import { nodeImage } from '../engine/run/test-image'
import { clientOf, region } from './engine-calls'
import { median, percentile } from './load'
import { answered, runEngine } from './processes'
import { ms, printFigures, type Figure } from './table'

const answerOf = z.object({ headers: z.record(z.string(), z.string()) })

const account = '000000000200'
const COLD = 10
const WARM = 1000

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await work()
  return performance.now() - since
}

/** Pushes an image that is this machine's Node and nothing else, and makes a function of it. */
async function makeFunction(url: string, lambda: LambdaClient, ecr: ECRClient): Promise<string> {
  const registry = await newRegistry(url, ecr)
  const { config, layers, manifest, mediaType } = await nodeImage()
  for (const bytes of [config, ...layers]) await registry.pushBlob(bytes)
  await registry.putManifest('latest', manifest, mediaType)
  const FunctionName = 'bench'
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      PackageType: 'Image',
      Role: `arn:aws:iam::${account}:role/bench`,
      Code: { ImageUri: `${account}.dkr.ecr.${region}.amazonaws.com/app:latest` },
      Architectures: [process.arch === 'x64' ? 'x86_64' : 'arm64'],
      ImageConfig: { Command: ['work'] },
    }),
  )
  return FunctionName
}

/** Cold starts and warm invocations through the SDK, of an image that runs where this machine can run one. */
export async function benchInvoke() {
  const engine = await runEngine()
  try {
    await answered(`${engine.url}/_gantry/health`)
    await measure(engine.url)
  } finally {
    await engine.stop()
  }
}

async function measure(url: string) {
  const options = clientOf({ url, key: account })
  const lambda = new LambdaClient(options)
  const FunctionName = await makeFunction(url, lambda, new ECRClient(options))
  const isSimulated = noteSimulated(lambda)
  const invoke = () => lambda.send(new InvokeCommand({ FunctionName, Payload: Buffer.from('{"key":"value"}') }))
  const cold: number[] = []
  const first = await timed(invoke)
  for (let index = 0; index < COLD; index += 1) {
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description: String(index) }))
    cold.push(await timed(invoke))
  }
  const warm: number[] = []
  for (let index = 0; index < WARM; index += 1) warm.push(await timed(invoke))
  const [p50, usual] = [median(warm), median(cold)]
  const figures: Figure[] = [
    { what: 'first invocation after a push', value: ms(first) },
    {
      what: `cold start, ${COLD} times`,
      value: `p50 ${ms(usual)}, slowest ${ms(Math.max(...cold))}`,
      goal: 'p50 ≤ 400 ms',
      met: usual <= 400,
    },
    {
      what: `warm, ${WARM} times`,
      value: `p50 ${ms(p50)}, p99 ${ms(percentile(warm, 0.99))}`,
      goal: 'p50 ≤ 5 ms',
      met: p50 <= 5,
    },
  ]
  printFigures(
    `Invoke through the SDK${isSimulated() ? ' (simulated: nothing on this machine can run images)' : ''}`,
    figures,
  )
}

function noteSimulated(lambda: LambdaClient): () => boolean {
  let simulated = false
  lambda.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args)
      simulated ||= answerOf.parse(result.response).headers['x-gantry-simulated'] !== undefined
      return result
    },
    { step: 'deserialize' },
  )
  return () => simulated
}
