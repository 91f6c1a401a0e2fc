import 'server-only'
import { DescribeImagesCommand, type ECRClient, type ImageDetail } from '@aws-sdk/client-ecr'
import { clients } from '@/lib/aws/clients'
import { toAppError } from '@/lib/aws/errors'
import type { Place } from '@/lib/place'
import { eachLimited } from '@/lib/batch'
import { briefCache } from '@/lib/functions/brief-cache'
import { driftOf, findImages, idKey, type FoundImage, type ImageId, type ImagesById } from './drift'
import { imageReference, type ImageReference } from '@/lib/images/image-reference'
import type { Drift } from '@/lib/functions/model'

/** A function and its image, as GetFunction gives them. */
export type DriftInput = { readonly name: string; readonly imageUri: string | null; readonly digest: string | null }
type Item = { readonly name: string; readonly reference: ImageReference; readonly digest: string | null }

const MISSING = 'ImageNotFoundException'
const NO_REPOSITORY = 'RepositoryNotFoundException'
const cached = briefCache<ImagesById>()

/**
 * The drift of each function by name, with as few ECR calls as there are repositories (4 at a time). Never throws: what
 * cannot be read is `unknown`.
 */
export async function readDrift(
  place: Place,
  inputs: readonly DriftInput[],
  freshMs: number,
): Promise<ReadonlyMap<string, Drift>> {
  const drifts = new Map<string, Drift>()
  const repositories = new Map<string, Item[]>()
  for (const { name, imageUri, digest } of inputs) {
    const reference = imageUri === null ? null : imageReference(imageUri)
    if (!reference) {
      drifts.set(
        name,
        imageUri === null ? { kind: 'none' } : { kind: 'unknown', reason: `“${imageUri}” names no repository.` },
      )
      continue
    }
    const key = `${reference.registry}/${reference.repository}`
    repositories.set(key, [...(repositories.get(key) ?? []), { name, reference, digest: digest ?? reference.digest }])
  }
  const { ecr } = await clients(place)
  await eachLimited([...repositories.values()], 4, async (items) => {
    for (const [name, drift] of await repositoryDrift(place, ecr, items, freshMs)) drifts.set(name, drift)
  })
  return drifts
}

async function repositoryDrift(
  place: Place,
  ecr: ECRClient,
  items: readonly Item[],
  freshMs: number,
): Promise<readonly (readonly [string, Drift])[]> {
  const [first] = items
  if (!first) return []
  const { repository, registryId } = first.reference
  const find = (ids: readonly ImageId[]) =>
    cached(JSON.stringify([place, registryId, repository, ids]), freshMs, () =>
      findImages(ids, (part) => describe(ecr, registryId, repository, part)),
    )
  try {
    const tags = await find(
      unique(items.flatMap(({ reference: { tag } }) => (tag === null ? [] : [{ imageTag: tag }]))),
    )
    const open = items.filter(
      ({ reference: { tag }, digest }) =>
        digest !== null && (tag === null || tags.get(`tag:${tag}`)?.digest !== digest),
    )
    const digests = await find(unique(open.flatMap(({ digest }) => (digest === null ? [] : [{ imageDigest: digest }]))))
    const images = new Map([...tags, ...digests])
    return items.map(({ name, reference: { tag }, digest }) => [name, driftOf({ tag, digest }, images)])
  } catch (thrown) {
    const { code, message } = toAppError(thrown, 'DescribeImages')
    const drift: Drift =
      code === NO_REPOSITORY
        ? { kind: 'imageDeleted' }
        : { kind: 'unknown', reason: denied(code) ? `No access: ecr:DescribeImages on ${repository}` : message }
    return items.map(({ name }) => [name, drift])
  }
}

const denied = (code: string) => code.startsWith('AccessDenied')
const unique = (ids: readonly ImageId[]) => [...new Map(ids.map((id) => [idKey(id), id])).values()]

async function describe(ecr: ECRClient, registryId: string | null, repositoryName: string, ids: readonly ImageId[]) {
  try {
    const { imageDetails = [] } = await ecr.send(
      new DescribeImagesCommand({ registryId: registryId ?? undefined, repositoryName, imageIds: [...ids] }),
    )
    return ids.flatMap((id): (readonly [ImageId, FoundImage])[] => {
      const detail = imageDetails.find((each) => named(each, id))
      return detail?.imageDigest
        ? [[id, { digest: detail.imageDigest, pushedAt: detail.imagePushedAt?.toISOString() ?? null }]]
        : []
    })
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === MISSING) return null
    throw thrown
  }
}

const named = (detail: ImageDetail, id: ImageId) =>
  'imageTag' in id ? detail.imageTags?.includes(id.imageTag) : detail.imageDigest === id.imageDigest
