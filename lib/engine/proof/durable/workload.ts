import { randomBytes } from 'node:crypto'
import {
  CompleteLayerUploadCommand,
  CreateRepositoryCommand,
  ECRClient,
  InitiateLayerUploadCommand,
  PutImageCommand,
  UploadLayerPartCommand,
} from '@aws-sdk/client-ecr'
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { sha256 } from '../../ecr/manifests'
import { newRegistry, registryOf, type TestRegistry } from '../../registry/test-registry'
import type { Ledger } from './ledger'

/** The account that is written to. */
export const ACCOUNT = '111111111111'

/** The repository that is pushed to over the registry protocol. */
export const REPOSITORY = 'app'
const REGION = 'us-east-1'

/** Clients of one engine, which may be killed at any moment. */
export function clientsAt(endpoint: string) {
  const settings = {
    endpoint,
    region: REGION,
    credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'x' },
    maxAttempts: 1,
  }
  return { lambda: new LambdaClient(settings), ecr: new ECRClient(settings) }
}

/** What `clientsAt` gives. */
export type Clients = ReturnType<typeof clientsAt>

/** Makes what the writers need. @returns the credentials of the registry, which outlive a restart */
export async function prepare(url: string): Promise<string> {
  const body = JSON.stringify({ account: ACCOUNT, what: 'basics' })
  await fetch(`${url}/_gantry/seed`, { method: 'POST', body })
  const { ecr } = clientsAt(url)
  const registry = await newRegistry(url, ecr)
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'by-api' }))
  return registry.authorization
}

/** Writes from five sides until the engine is gone; the ledger keeps what was sent and what was acknowledged. */
export async function writeUntilGone(url: string, authorization: string, ledger: Ledger, round: number): Promise<void> {
  const clients = clientsAt(url)
  const registry = registryOf(url, authorization)
  const writers = [
    (n: number) => workOnFunction(clients, ledger, `f-${round}-0-${n}`),
    (n: number) => workOnFunction(clients, ledger, `f-${round}-1-${n}`),
    (n: number) => pushByApi(clients, ledger, `${round}-${n}`),
    (n: number) => pushImage(registry, ledger, `${round}-${n}`),
    () => pushInChunks(registry, ledger),
  ]
  await Promise.all(
    writers.map(async (write) => {
      try {
        for (let n = 0; ; n++) await write(n)
      } catch (error) {
        if (isAnswer(error)) ledger.refused.push(String(error))
      }
    }),
  )
}

/** An engine that is gone answers nothing. */
const isAnswer = (error: unknown): boolean =>
  error instanceof Refused ||
  (error instanceof Error && '$response' in error && error.$response !== undefined && error.name !== 'TimeoutError')

class Refused extends Error {}

async function workOnFunction({ lambda }: Clients, ledger: Ledger, FunctionName: string): Promise<void> {
  const ImageUri = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/hello-world:latest`
  const Role = `arn:aws:iam::${ACCOUNT}:role/lambda-ex`
  const create = { FunctionName, Role, PackageType: 'Image', Code: { ImageUri }, Description: '0' } as const
  await ledger.write(`function ${FunctionName}`, '0', () => lambda.send(new CreateFunctionCommand(create)))
  for (const Description of ['1', '2', '3'])
    await ledger.write(`function ${FunctionName}`, Description, () =>
      lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description })),
    )
  if (Math.random() < 0.3)
    await ledger.write(`function ${FunctionName}`, undefined, () =>
      lambda.send(new DeleteFunctionCommand({ FunctionName })),
    )
}

const manifestOf = (config: object, layers: readonly object[]) =>
  JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', config, layers })

async function pushByApi({ ecr }: Clients, ledger: Ledger, name: string): Promise<void> {
  const repositoryName = 'by-api'
  const upload = async (bytes: Buffer, mediaType: string) => {
    const { uploadId } = await ecr.send(new InitiateLayerUploadCommand({ repositoryName }))
    const part = { partFirstByte: 0, partLastByte: bytes.length - 1, layerPartBlob: bytes }
    await ecr.send(new UploadLayerPartCommand({ repositoryName, uploadId, ...part }))
    const digest = sha256(bytes)
    await ledger.write(`blob ${repositoryName}@${digest}`, digest, () =>
      ecr.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests: [digest] })),
    )
    return { mediaType, digest, size: bytes.length }
  }
  const config = Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', config: { Cmd: [name] } }))
  const imageManifest = manifestOf(await upload(config, 'application/vnd.oci.image.config.v1+json'), [
    await upload(randomBytes(40_000), 'application/vnd.oci.image.layer.v1.tar+gzip'),
  ])
  const digest = sha256(imageManifest)
  await ledger.write(`image ${repositoryName}@${digest}`, digest, () =>
    ledger.write(`tag ${repositoryName}:latest`, digest, () =>
      ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag: 'latest' })),
    ),
  )
}

async function pushImage(registry: TestRegistry, ledger: Ledger, name: string): Promise<void> {
  const manifest = await registry.manifest(name + 'x'.repeat(Math.random() * 100_000))
  const digest = sha256(manifest)
  await ledger.write(`image ${REPOSITORY}@${digest}`, digest, () =>
    ledger.write(`tag ${REPOSITORY}:latest`, digest, async () =>
      assertStatus(await registry.putManifest('latest', manifest), 201),
    ),
  )
}

async function pushInChunks({ begin, call }: TestRegistry, ledger: Ledger): Promise<void> {
  const chunks = Array.from({ length: 3 }, () => randomBytes(Math.ceil(Math.random() * 400_000)))
  const digest = sha256(Buffer.concat(chunks))
  let location = await begin()
  for (const body of chunks) {
    const answer = await call('PATCH', location, { body })
    assertStatus(answer, 202)
    location = answer.headers.location ?? ''
  }
  await ledger.write(`blob ${REPOSITORY}@${digest}`, digest, async () =>
    assertStatus(await call('PUT', `${location}?digest=${digest}`), 201),
  )
}

function assertStatus({ status, text }: { status: number; text: string }, wanted: number): void {
  if (status !== wanted) throw new Refused(`${status} ${text}`)
}
