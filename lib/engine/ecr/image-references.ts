import type { ImageRecord, ImageReferenceRecord } from '../store/ecr-records'
import type { World } from '../store/world'

type As = ImageReferenceRecord['as']

const prefixOf = (repository: string, to: string, as: As) => `${repository}@${to}@${as}@`
const keyOf = ({ repository, from, to, as }: ImageReferenceRecord) => `${prefixOf(repository, to, as)}${from}`

function referencesFrom({ repository, digest: from, children = [], subject }: ImageRecord): ImageReferenceRecord[] {
  const held = children.map((to): ImageReferenceRecord => ({ repository, from, to, as: 'child' }))
  return subject === undefined ? held : [...held, { repository, from, to: subject, as: 'subject' }]
}

/** Keeps what an image leads to, so that the other end is found without reading manifests. */
export function putReferences(world: World, image: ImageRecord): void {
  for (const reference of referencesFrom(image)) world.put('imageReference', keyOf(reference), reference)
}

/** Forgets what an image refers to, when it is deleted. */
export function dropReferences(world: World, image: ImageRecord): void {
  for (const reference of referencesFrom(image)) world.delete('imageReference', keyOf(reference))
}

/** Digests of the images that lead to a digest: `as` a child the indexes that hold it, as a subject its signatures. */
export function referrersOf(
  world: World,
  repository: string,
  digest: string,
  as: As,
  after?: string,
): readonly string[] {
  const prefix = prefixOf(repository, digest, as)
  return world
    .list('imageReference', { prefix, ...(after && { after: prefix + after }) })
    .map(({ value }) => value.from)
}

/** Whether an index of the repository holds this image: ECR deletes the index first. */
export const isReferenced = (world: World, { repository, digest }: ImageRecord): boolean =>
  world.list('imageReference', { prefix: prefixOf(repository, digest, 'child'), limit: 1 }).length > 0
