import type { EngineContext } from '../operation'
import { EngineError } from '../protocol/errors'
import type { ImageRecord, RepositoryRecord } from '../store/ecr-records'
import type { World } from '../store/world'
import { readManifest, type Manifest } from './image-manifest'
import { imageStatus } from '../ecr/image-status'
import { parseImageUri, type ImageUri } from './image-uri'
import { allowsAccount, namesLambda, statementsOf, withLambdaStatement } from './repository-policy'

/** What a URI leads to at this moment; a function keeps the digest when the tag moves. */
export type ResolvedImage = {
  readonly uri: ImageUri
  readonly image: ImageRecord
  readonly manifest: Manifest
  readonly world: World
}

/** Index and manifest list are not among them, whatever they hold. Source: AWS, "Requirements for container images". */
const IMAGE_TYPES = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
]
const CONFIG_TYPES = ['application/vnd.docker.container.image.v1+json', 'application/vnd.oci.image.config.v1+json']
const LAYER_TYPES = /^application\/vnd\.(docker\.image\.rootfs\.diff\.tar|oci\.image\.layer\.v1\.tar)/

const badSource = (uri: string, problem: string) =>
  new EngineError('InvalidParameterValueException', `Source image ${uri} ${problem}. Provide a valid source image.`)

const noAccess = () =>
  new EngineError(
    'AccessDeniedException',
    'Lambda does not have permission to access the ECR image. Check the ECR permissions.',
  )

/** In the caller's account Lambda adds the statement that it needs; another account must have allowed the caller. */
function assertAccess(context: EngineContext, world: World, repository: RepositoryRecord): void {
  const statements = statementsOf(repository.policyText)
  if (namesLambda(statements, 'Deny')) throw noAccess()
  if (world.account !== context.account) {
    if (!allowsAccount(statements, context.account)) throw noAccess()
  } else if (!namesLambda(statements, 'Allow')) {
    if (context.callerRole !== 'admin' && context.callerRole !== 'deployer') throw noAccess()
    world.put('repository', repository.name, { ...repository, policyText: withLambdaStatement(repository.policyText) })
  }
}

function readSupported(world: World, image: ImageRecord): Manifest | undefined {
  const manifest = IMAGE_TYPES.includes(image.mediaType) ? readManifest(world, image.digest) : undefined
  const supported =
    manifest &&
    CONFIG_TYPES.includes(manifest.config.mediaType) &&
    manifest.layers.every(({ mediaType }) => LAYER_TYPES.test(mediaType))
  return supported ? manifest : undefined
}

/**
 * Resolves an image URI the way CreateFunction and UpdateFunctionCode do.
 * @throws 400 for a URI that is not valid, an image that is not there or not supported; 403 without permission
 */
export function resolveImage(context: EngineContext, imageUri: string): ResolvedImage {
  const uri = parseImageUri(imageUri)
  if (!uri || uri.region !== context.region) throw badSource(imageUri, 'is not valid')
  const world = context.worldOf(uri.account, uri.region)
  const repository = world.get('repository', uri.repository)
  if (!repository) throw uri.account === context.account ? badSource(imageUri, 'does not exist') : noAccess()
  assertAccess(context, world, repository)
  const digest = uri.digest ?? world.get('imageTag', `${uri.repository}:${uri.tag}`)?.digest
  const image = digest && world.get('image', `${uri.repository}@${digest}`)
  // AWS's words for an archived image are not known; nothing can pull one until it is restored.
  if (!image || imageStatus(image, context.now) !== 'ACTIVE') throw badSource(imageUri, 'does not exist')
  const manifest = readSupported(world, image)
  if (!manifest)
    throw new EngineError(
      'InvalidParameterValueException',
      `The image manifest, config or layer media type for the source image ${imageUri} is not supported.`,
    )
  return { uri, image, manifest, world }
}
