import 'server-only'
import { DescribeImagesCommand, type ECRClient, type ImageDetail } from '@aws-sdk/client-ecr'
import { clients } from '@/lib/aws/clients'
import { toAppError } from '@/lib/aws/errors'
import { cacheOf } from '@/lib/cache'
import type { Place } from '@/lib/place'
import { eachLimited } from '@/lib/batch'
import { driftOf, findImages, idKey, type FoundImage, type ImageId, type ImagesById } from './drift'
import { imageReference, type ImageReference } from '@/lib/images/image-reference'
import type { Drift } from '@/lib/functions/model'

/** A function and its image, as GetFunction gives them. */
export type DriftInput = { readonly name: string; readonly imageUri: string | null; readonly digest: string | null }
type Item = { readonly name: string; readonly reference: ImageReference; readonly digest: string | null }

const MISSING = 'ImageNotFoundException'
const NO_REPOSITORY = 'RepositoryNotFoundException'
/** What a tag or a digest names, null where there is no such image. */
const cached = cacheOf<FoundImage | null>('drift', 5000)

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
  const { ecr, scope } = await clients(place)
  const whose = await scope()
  await eachLimited([...repositories.values()], 4, async (items) => {
    for (const [name, drift] of await repositoryDrift(whose, ecr, items, freshMs)) drifts.set(name, drift)
  })
  return drifts
}

async function repositoryDrift(
  scope: string,
  ecr: ECRClient,
  items: readonly Item[],
  freshMs: number,
): Promise<readonly (readonly [string, Drift])[]> {
  const [first] = items
  if (!first) return []
  const { repository, registryId } = first.reference
  const find = async (ids: readonly ImageId[]): Promise<ImagesById> => {
    const byKey = new Map(ids.map((id) => [`${registryId} ${repository} ${idKey(id)}`, id]))
    const found = await cached.getMany(scope, [...byKey.keys()], freshMs, async (missing) => {
      const wanted = missing.flatMap((key) => byKey.get(key) ?? [])
      const images = await findImages(wanted, (part) => describe(ecr, registryId, repository, part))
      return (key) => {
        const id = byKey.get(key)
        return (id && images.get(idKey(id))) ?? null
      }
    })
    return new Map([...byKey.values()].flatMap((id, at) => (found[at] ? [[idKey(id), found[at]] as const] : [])))
  }
  try {
    const tags = await find(items.flatMap(({ reference: { tag } }) => (tag === null ? [] : [{ imageTag: tag }])))
    const open = items.filter(
      ({ reference: { tag }, digest }) =>
        digest !== null && (tag === null || tags.get(`tag:${tag}`)?.digest !== digest),
    )
    const digests = await find(open.flatMap(({ digest }) => (digest === null ? [] : [{ imageDigest: digest }])))
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
