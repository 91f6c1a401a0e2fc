import { createHash } from 'node:crypto'
import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  PutImageCommand,
} from '@aws-sdk/client-ecr'
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import { CreateFunctionCommand, GetFunctionCommand, type CreateFunctionCommandInput } from '@aws-sdk/client-lambda'
import type { World } from './world'

/** What other AWS clients do to a test's account: the panel must show it without a reload. */

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})

/** The role of AWS's own examples. */
export const roleArn = ({ account }: World) => `arn:aws:iam::${account}:role/lambda-ex`

const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`

/** A Docker schema 2 manifest of a version of its own; its config and layers are named, not stored. */
const manifest = (version: string) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      size: 1500,
      digest: digestOf(`config ${version}`),
    },
    layers: [
      {
        mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
        size: 42_000_000,
        digest: digestOf(`layer ${version}`),
      },
    ],
  })

/** Through AWS's operations alone: the repository of the documented flow with three tags on two images, and a role. */
export async function seedThroughOperations({ ecr, iam }: World): Promise<void> {
  await iam.send(new CreateRoleCommand({ RoleName: 'lambda-ex', AssumeRolePolicyDocument: trust }))
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'hello-world' }))
  for (const [tag, version] of [
    ['1.0.0', '1'],
    ['latest', '1'],
    ['1.1.0', '2'],
  ] as const)
    await ecr.send(
      new PutImageCommand({ repositoryName: 'hello-world', imageTag: tag, imageManifest: manifest(version) }),
    )
}

/** The digest that a tag points at now. */
export async function digestOfTag({ ecr }: World, repositoryName: string, imageTag: string): Promise<string> {
  const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag }] }))
  const digest = imageDetails[0]?.imageDigest
  if (!digest) throw new Error(`${repositoryName}:${imageTag} has no digest`)
  return digest
}

/** Points a tag at another image, as `docker push` of a rebuilt image does. */
export async function moveTag({ ecr }: World, repositoryName: string, tag: string, to: string): Promise<void> {
  const { images = [] } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: to }] }))
  const imageManifest = images[0]?.imageManifest
  if (!imageManifest) throw new Error(`${repositoryName}:${to} has no manifest`)
  await ecr.send(new PutImageCommand({ repositoryName, imageTag: tag, imageManifest }))
}

/** `hello-world:latest` in the registry of the test's account. */
export const imageUri = ({ registry }: World, repository: string, reference: string) =>
  `${registry}/${repository}${reference.startsWith('sha256:') ? '@' : ':'}${reference}`

/**
 * CreateFunction as `aws lambda create-function` sends it: an image function of `hello-world:latest` unless told
 * otherwise.
 */
export async function createFunction(
  world: World,
  name: string,
  input: Partial<CreateFunctionCommandInput> = {},
): Promise<void> {
  await world.lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      PackageType: 'Image',
      Code: { ImageUri: imageUri(world, 'hello-world', 'latest') },
      Role: roleArn(world),
      ...input,
    }),
  )
}

/** GetFunction: the truth that a page is compared with. */
export const getFunction = ({ lambda }: World, name: string, Qualifier?: string) =>
  lambda.send(new GetFunctionCommand({ FunctionName: name, Qualifier }))
