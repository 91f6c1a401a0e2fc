import type { ImageRecord } from '../store/ecr-records'
import type { World } from '../store/world'
import { dropReferences, putReferences } from './image-references'
import type { Manifest } from './manifests'
import type { Keyed } from './paging'

/** How many records are read at once while a listing goes on. */
const CHUNK = 200

/** The key of an image's record, and of a layer's: `repository@digest`. */
export const imageKey = (repository: string, digest: string) => `${repository}@${digest}`

/** The key of a tag's record: `repository:tag`. */
export const tagKey = (repository: string, tag: string) => `${repository}:${tag}`

/** Where a tag points; undefined for one that is not there. */
export const digestOfTag = (world: World, repository: string, tag: string) =>
  world.get('imageTag', tagKey(repository, tag))?.digest

/** The images of a repository by digest, read as they are asked for. `after` is an image's key. */
export function* imagesOf(world: World, repository: string, after?: string): Generator<Keyed<ImageRecord>> {
  for (let last = after; ;) {
    const chunk = world.list('image', { prefix: `${repository}@`, limit: CHUNK, ...(last && { after: last }) })
    for (const { key, value } of chunk) yield { key, item: value }
    if (chunk.length < CHUNK) return
    last = chunk.at(-1)?.key
  }
}

function putTags(world: World, image: ImageRecord, tags: readonly string[]): void {
  world.put('image', imageKey(image.repository, image.digest), { ...image, tags: [...tags].sort() })
}

/** Removes a tag; the image stays, untagged if it was the last. */
export function removeTag(world: World, repository: string, tag: string): void {
  const digest = digestOfTag(world, repository, tag)
  const image = digest && world.get('image', imageKey(repository, digest))
  world.delete('imageTag', tagKey(repository, tag))
  if (image)
    putTags(
      world,
      image,
      image.tags.filter((one) => one !== tag),
    )
}

/** Points a tag at an image of the repository, away from the one that it pointed at. */
export function pointTag(world: World, repository: string, tag: string, digest: string): void {
  removeTag(world, repository, tag)
  const image = world.get('image', imageKey(repository, digest))
  if (!image) throw new Error(`No image ${digest} in ${repository}`)
  world.put('imageTag', tagKey(repository, tag), { repository, tag, digest })
  putTags(world, image, [...image.tags, tag])
}

/** Removes an image with all its tags, at `at` (epoch ms). Its bytes stay: another repository may have the same. */
export function removeImage(world: World, image: ImageRecord, at: number): void {
  const { repository, digest, tags } = image
  for (const tag of tags) world.delete('imageTag', tagKey(repository, tag))
  dropReferences(world, image)
  world.delete('image', imageKey(repository, digest))
  // Its layers go when the engine starts next, unless another image has them.
  world.put('layersToPrune', repository, { repository })
  world.put('deletedImage', imageKey(repository, digest), { at })
}

/** Stores a manifest's bytes and its record, untagged; an image that is there already stays as it is. */
export function storeImage(world: World, repository: string, text: string, manifest: Manifest, pushedAt: number): void {
  const key = imageKey(repository, manifest.digest)
  if (world.get('image', key)) return
  world.putBlob(Buffer.from(text))
  const image: ImageRecord = {
    repository,
    digest: manifest.digest,
    tags: [],
    mediaType: manifest.mediaType,
    ...(manifest.artifactMediaType && { artifactMediaType: manifest.artifactMediaType }),
    ...(manifest.subject && { subject: manifest.subject }),
    ...(manifest.children.length > 0 && { children: manifest.children }),
    size: sizeOf(world, repository, manifest),
    pushedAt,
  }
  world.put('image', key, image)
  world.delete('deletedImage', key)
  putReferences(world, image)
}

/** Bytes as ECR counts them: config and layers; for an index the largest of its images. */
function sizeOf(world: World, repository: string, { config, layers, children }: Manifest): number {
  const sizes = children.map((digest) => world.get('image', imageKey(repository, digest))?.size ?? 0)
  if (sizes.length > 0) return Math.max(...sizes)
  const known = (digest: string) => world.get('layer', imageKey(repository, digest))?.size ?? 0
  return [...layers, ...(config ? [config] : [])].reduce((sum, { digest, size }) => sum + (size || known(digest)), 0)
}
