import { gzipSync } from 'node:zlib'
import { CreateRepositoryCommand, PutImageCommand, type ECRClient } from '@aws-sdk/client-ecr'
import { CreateFunctionCommand } from '@aws-sdk/client-lambda'
import { pushLayer } from '../../ecr/test-push'
import { openAccount } from '../../lambda/test-account'
import { processDriver } from '../../run/test-driver'
import { newAccount, startTestEngine, type TestEngine } from '../../testing'

const open: TestEngine[] = []
/** Ends the engines that were started. */
export const closeEngines = () => Promise.all(open.map((engine) => engine.close()))

/** Started when a case asks for it, and shared by all. */
function shared(start: () => Promise<TestEngine>): () => Promise<TestEngine> {
  let engine: Promise<TestEngine> | undefined
  return () => {
    engine ??= start().then((started) => {
      open.push(started)
      return started
    })
    return engine
  }
}

/** An engine on which nothing can run images: it simulates them. */
export const simulatingEngine = shared(() => startTestEngine())

/** An engine whose functions are processes of this machine. */
export const runningEngine = shared(() => startTestEngine({ driver: processDriver(), initLimitMs: 2_000 }))

const slowEngine = shared(() => startTestEngine({ speed: 'slow' }))

/** An account of its own, with an image whenever one is asked for: records, written beside the API. */
export const accountOfCase = async () => openAccount(await slowEngine())

const OCI = 'application/vnd.oci.image'

/** Pushes an image that Lambda takes: its layer is packed. */
async function pushDeployable(ecr: ECRClient, repositoryName: string, imageTag: string): Promise<void> {
  const part = async (bytes: Buffer, mediaType: string) => ({
    mediaType: `${OCI}.${mediaType}`,
    digest: await pushLayer(ecr, repositoryName, bytes),
    size: bytes.byteLength,
  })
  const config = Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', config: { Cmd: ['app'] } }))
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config: await part(config, 'config.v1+json'),
    layers: [await part(gzipSync('layer'), 'layer.v1.tar+gzip')],
  })
  await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag }))
}

/** A function `app` of an image in the repository `apps`, pushed and deployed as clients do. */
export async function deployedFunction() {
  const engine = await simulatingEngine()
  const account = newAccount()
  const [ecr, lambda] = [engine.ecr(account), engine.lambda(account)]
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'apps' }))
  await pushDeployable(ecr, 'apps', 'v1')
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'app',
      Role: `arn:aws:iam::${account}:role/lambda-role`,
      PackageType: 'Image',
      Code: { ImageUri: `${account}.dkr.ecr.${engine.region}.amazonaws.com/apps:v1` },
    }),
  )
  const days = (count: number) => engine.engine.clock.advance(account, count * 24 * 60 * 60 * 1000)
  return { ecr, lambda, days }
}
