import 'server-only'
import { BatchGetImageCommand, DescribeImagesCommand } from '@aws-sdk/client-ecr'
import { clients } from '@/lib/aws/clients'
import { toAppError } from '@/lib/aws/errors'
import type { Place } from '@/lib/place'
import { listRepositories } from '@/lib/repositories/data'
import { AppException, failed, inputError, ok, type Result } from '@/lib/result'
import { imageModel } from './data'
import { getImageDetail } from './details'
import type { ImageReference } from './image-reference'
import { type ImageUriParts, parseImageUri } from './image-uri'
import { manifestTypes } from './manifest'
import type { ImageModel, ResolvedImage } from './model'

/** Reads the URI; only where its host is not AWS's are the connection's own repositories asked. */
async function partsOf(place: Place, uri: string): Promise<ImageUriParts> {
  const context = { region: place.region, account: null }
  let parsed = parseImageUri(uri, context)
  if (!parsed.ok && (parsed.problem === 'otherRegistry' || parsed.problem === 'shape')) {
    parsed = parseImageUri(uri, { ...context, repositories: await listRepositories(place).catch(() => []) })
  }
  if (parsed.ok) return parsed.parts
  throw new AppException(inputError('ResolveImage', { imageUri: parsed.message }))
}

/** Another account often allows BatchGetImage and not DescribeImages: the digest is still to be had. */
async function fromManifest(place: Place, parts: ImageReference, refusal: unknown): Promise<ImageModel> {
  const { ecr } = await clients(place)
  const { images } = await ecr
    .send(
      new BatchGetImageCommand({
        registryId: parts.registryId ?? undefined,
        repositoryName: parts.repository,
        acceptedMediaTypes: manifestTypes,
        imageIds: [parts.digest !== null ? { imageDigest: parts.digest } : { imageTag: parts.tag ?? '' }],
      }),
    )
    .catch(() => {
      throw refusal
    })
  const image = images?.[0]
  const model = imageModel(parts.repository, {
    imageDigest: image?.imageId?.imageDigest,
    imageManifestMediaType: image?.imageManifestMediaType,
  })
  if (!model) throw refusal
  return model
}

async function describe(place: Place, parts: ImageReference): Promise<ImageModel> {
  const { ecr } = await clients(place)
  try {
    const { imageDetails } = await ecr.send(
      new DescribeImagesCommand({
        registryId: parts.registryId ?? undefined,
        repositoryName: parts.repository,
        imageIds: [parts.digest !== null ? { imageDigest: parts.digest } : { imageTag: parts.tag ?? '' }],
      }),
    )
    const image = imageDetails?.[0] ? imageModel(parts.repository, imageDetails[0]) : null
    if (image) return image
  } catch (thrown) {
    if (/AccessDenied/.test(toAppError(thrown, 'DescribeImages').code)) return fromManifest(place, parts, thrown)
    throw thrown
  }
  throw new AppException({
    code: 'ImageNotFoundException',
    message: `${parts.tag ?? parts.digest} was not found in ${parts.repository}.`,
    httpStatus: 400,
    requestId: null,
    operation: 'DescribeImages',
  })
}

/** The digest that a reference points at now, and nothing else about it: neither manifest nor config is read. */
export async function resolveDigest(place: Place, reference: ImageReference): Promise<string> {
  return (await describe(place, reference)).digest
}

/**
 * What an image URI points at now: the tag's digest, and what is inside.
 * Throws the grammar's sentence for a URI that Lambda would refuse, and ECR's error where it says no.
 */
export async function resolveImage(place: Place, uri: string): Promise<ResolvedImage> {
  const parts = await partsOf(place, uri)
  const image = await describe(place, parts)
  const detail = await getImageDetail(place, parts.registryId, parts.repository, image.digest).catch(() => null)
  return {
    imageUri: uri,
    repositoryUri: `${parts.registry}/${parts.repository}`,
    repository: parts.repository,
    registryId: parts.registryId ?? '',
    region: parts.region ?? place.region,
    tag: parts.tag,
    digest: image.digest,
    image,
    detail,
  }
}

/** `resolveImage` as a value: that an image is not there is an answer, not a failure of the read. */
export async function answerResolve(place: Place, uri: string): Promise<Result<ResolvedImage>> {
  return resolveImage(place, uri).then(ok, (thrown: unknown) => failed(toAppError(thrown, 'DescribeImages')))
}
