import { imageKey, tagKey } from '../../ecr/images'
import { imageStatus } from '../../ecr/image-status'
import type { EngineContext } from '../../operation'
import { EngineError } from '../../protocol/errors'
import type { ImageRecord, RepositoryRecord } from '../../store/ecr-records'
import type { World } from '../../store/world'
import { readConfig, readManifest, type ImageConfigFile, type Manifest } from '../../images/image-manifest'
import { parseImageUri, type ImageUri } from '../../images/image-uri'
import {
  allowsAccount,
  deniesLambda,
  letsLambdaPull,
  statementsOf,
  withLambdaStatement,
} from '../permissions/repository-policy'

/** What a URI leads to at this moment; a function keeps the digest when the tag moves. */
export type ResolvedImage = {
  readonly uri: ImageUri
  readonly image: ImageRecord
  readonly manifest: Manifest
  /** Absent where it cannot be read. */
  readonly config: ImageConfigFile | undefined
}

/** Index and manifest list are not among them, whatever they hold. Source: AWS, "Requirements for container images". */
const IMAGE_TYPES = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
]
const CONFIG_TYPES = ['application/vnd.docker.container.image.v1+json', 'application/vnd.oci.image.config.v1+json']
const LAYER_TYPES = /^application\/vnd\.(docker\.image\.rootfs\.diff\.tar|oci\.image\.layer\.v1\.tar)/
/** Bytes. Source: AWS, "Create a Lambda function using a container image". */
const MAX_MANIFEST = 25_400

const invalid = (message: string) => new EngineError('InvalidParameterValueException', message)

const badSource = (uri: string, problem: string) =>
  invalid(`Source image ${uri} ${problem}. Provide a valid source image.`)

const noAccess = () =>
  new EngineError(
    'AccessDeniedException',
    'Lambda does not have permission to access the ECR image. Check the ECR permissions.',
  )

/**
 * In the caller's account Lambda adds the statement that it needs, with the caller's permission to set the policy;
 * another account must have allowed the caller.
 */
function assertAccess(context: EngineContext, world: World, repository: RepositoryRecord): void {
  const statements = statementsOf(repository.policyText)
  if (deniesLambda(statements, context)) throw noAccess()
  if (world.account !== context.account) {
    if (!allowsAccount(statements, context.account)) throw noAccess()
  } else if (!letsLambdaPull(statements, context)) {
    if (context.callerRole !== 'admin' && context.callerRole !== 'deployer') throw noAccess()
    world.put('repository', repository.name, { ...repository, policyText: withLambdaStatement(repository.policyText) })
  }
}

/**
 * One image for Linux, of parts that Lambda knows; undefined for anything else. Its config may be lost: that shows
 * later.
 */
function readSupported({ blobs }: EngineContext, world: World, image: ImageRecord) {
  const manifest = IMAGE_TYPES.includes(image.mediaType) ? readManifest(blobs, world, image.digest) : undefined
  if (!manifest || !CONFIG_TYPES.includes(manifest.config.mediaType)) return undefined
  if (!manifest.layers.every(({ mediaType }) => LAYER_TYPES.test(mediaType))) return undefined
  const config = readConfig(blobs, manifest)
  return config && config.os !== 'linux' ? undefined : { manifest, config }
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
  const digest = uri.digest ?? world.get('imageTag', tagKey(uri.repository, uri.tag ?? ''))?.digest
  const image = digest && world.get('image', imageKey(uri.repository, digest))
  // AWS's words for an archived image are not known; nothing can pull one until it is restored.
  if (!image || imageStatus(image, context.now) !== 'ACTIVE') throw badSource(imageUri, 'does not exist')
  const supported = readSupported(context, world, image)
  if (!supported)
    throw invalid(`The image manifest, config or layer media type for the source image ${imageUri} is not supported.`)
  // AWS's words are not known.
  if ((context.blobs.size(image.digest) ?? 0) > MAX_MANIFEST)
    throw invalid(`The image manifest for the source image ${imageUri} exceeds the limit of ${MAX_MANIFEST} bytes.`)
  return { uri, image, ...supported }
}
