import { CreateFunctionCommand } from '@aws-sdk/client-lambda'
import { z } from 'zod'
import { inWorld } from '../../lambda/test-account'
import { putTestImage, type TestImage } from '../../lambda/image/test-image'
import { createRunnable, invokeFunction } from '../../run/test-functions'
import type { TestEngine } from '../../testing'
import { runningEngine, simulatingEngine } from './bench'
import type { Seen, TextCase } from './compare-text'

const fault = z.object({ errorType: z.string(), errorMessage: z.string() })

let created = 0
const nextName = () => `launch-${(created += 1)}`

async function seeFault(engine: TestEngine, name: string): Promise<Seen> {
  const { payload, log } = await invokeFunction(engine, name)
  const { errorType, errorMessage } = fault.parse(payload)
  return { code: errorType, texts: [errorMessage, log] }
}

/** A function of an image that cannot be run here, and so behaves as its label says. */
const simulated = (config: TestImage['config'], architecture?: string) => async () => {
  const engine = await simulatingEngine()
  const { account, region } = engine
  const name = nextName()
  const { uri } = inWorld(engine, account, region, (world) => putTestImage(world, name, 'v1', { config, architecture }))
  await engine.lambda().send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: `arn:aws:iam::${account}:role/lambda-role`,
      PackageType: 'Image',
      Code: { ImageUri: uri },
      Timeout: 1,
    }),
  )
  return seeFault(engine, name)
}

/** A function whose container is this process of the machine. */
const running =
  (EntryPoint: string[], Command: string[] = []) =>
  async () => {
    const engine = await runningEngine()
    const name = nextName()
    await createRunnable(engine, 'echo', { name, ImageConfig: { EntryPoint, Command: [...Command, 'x'] } })
    return seeFault(engine, name)
  }
const shell = (script: string) => running(['/bin/sh', '-c', script])

const launch = (entry: string, see: TextCase['see']): TextCase => ({ section: 'launch_and_log_errors', entry, see })
const base = { Entrypoint: ['/lambda-entrypoint.sh'], Cmd: ['app.handler'], WorkingDir: '/var/task' }
const behaving = (behaviour: string) => ({ Labels: { 'demo.behaviour': behaviour } })

/** How containers that do not start or end too early come out. */
export const launchCases: readonly TextCase[] = [
  launch('exec format error', simulated(base, 'arm64')),
  launch('no such file or directory', running(['/no/such/entrypoint'])),
  launch('permission denied', running(['/etc'])),
  launch("Couldn't find valid bootstrap", simulated({ ...base, ...behaving('entrypoint'), Entrypoint: [] })),
  launch('exit status 142', shell('echo entrypoint requires the handler name to be the first argument; exit 142')),
  launch('without providing a reason', shell('exit 0')),
  launch('exit status 127', shell('exit 127')),
  launch('signal: killed', shell('kill -9 $$')),
  {
    ...launch('EROFS', simulated({ ...base, ...behaving('erofs') })),
    pieces: ['Read-only file system: '],
    instead: { code: 'OSError' },
    why: 'The name of the error is of the language of the function; the path is the one that it wrote to.',
  },
  {
    ...launch('Sandbox.Timedout', simulated({ ...base, ...behaving('timeout') })),
  },
]
