import { BatchGetImageCommand, CreateRepositoryCommand, ECRClient, PutImageCommand } from '@aws-sdk/client-ecr'
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { clientOf, control, region, type Target } from './engine-calls'

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}

/** What CreateFunction takes at every endpoint, but for the name. */
export type Filled = {
  readonly PackageType: 'Image'
  readonly Role: string
  readonly Code: { readonly ImageUri: string }
}

/** A repository with an image in it. @returns the image's URI */
export type Push = (target: Target) => Promise<string>

/** The engine refuses an image whose layers it does not have: there its own seed makes one. */
export const seedImage: Push = async ({ url, key }) => {
  await control(url, 'seed', { account: key, region, what: 'basics' })
  return `${key}.dkr.ecr.${region}.amazonaws.com/hello-world:latest`
}

/** Puts the manifest of the engine's image where nobody asks for its layers. */
export const pushFrom =
  (engine: string): Push =>
  async (target) => {
    const source = new ECRClient(clientOf({ url: engine, key: '123456789012' }))
    const { images = [] } = await source.send(
      new BatchGetImageCommand({ repositoryName: 'hello-world', imageIds: [{ imageTag: 'latest' }] }),
    )
    const ecr = new ECRClient(clientOf(target))
    const { repository } = await ecr.send(new CreateRepositoryCommand({ repositoryName: 'hello-world' }))
    await ecr.send(
      new PutImageCommand({
        repositoryName: 'hello-world',
        imageTag: 'latest',
        imageManifest: images[0]?.imageManifest,
      }),
    )
    return `${repository?.repositoryUri}:latest`
  }

/** Puts an image, a role and `count` functions `bench-<number>` behind an endpoint, through the SDK. */
export async function fill(target: Target, push: Push, count: number): Promise<Filled> {
  const ImageUri = await push(target)
  const { Role } = await new IAMClient(clientOf(target)).send(
    new CreateRoleCommand({ RoleName: 'bench', AssumeRolePolicyDocument: JSON.stringify(trust) }),
  )
  const filled: Filled = { PackageType: 'Image', Role: Role?.Arn ?? '', Code: { ImageUri } }
  const lambda = new LambdaClient(clientOf(target))
  for (let index = 0; index < count; index += 1)
    await lambda.send(new CreateFunctionCommand({ ...filled, FunctionName: `bench-${index}` }))
  return filled
}
